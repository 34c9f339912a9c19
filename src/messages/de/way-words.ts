/** Where a way is stopped, in German: the end of a sentence (path.md 0.2). */
const stops: Readonly<Record<string, string>> = {
  DNS: "beim DNS",
  ROUTE_NONE: "an einer Route ins Nichts",
  NO_ROUTE: "mangels einer Route",
  PEERING: "an einem Peering",
  GATEWAY: "an einem Gateway",
  NVA: "an einer Appliance",
  NSG_OUT: "an einer NSG auf dem Weg hinaus",
  NSG_IN: "an einer NSG auf dem Weg hinein",
  ADMIN_RULE: "an einer Admin-Regel",
  PE_NSG_IN: "an einer NSG vor dem Endpunkt",
  PE_STATE: "am Endpunkt",
  PAAS_ACL: "an den eigenen Regeln des Dienstes",
  NSP: "an einem Network Security Perimeter",
  SEP: "an einer Service-Endpoint-Richtlinie",
  NO_EGRESS: "mangels eines Wegs hinaus",
};

/** Where a way is stopped; a code without words as it is. */
export const stopGerman = (code: string): string => stops[code] ?? `bei ${code}`;
