/** What stands in an estate report: headings, columns and sentences, in German. */
import type { ReportWords } from "../report.ts";
import { dateGerman, moneyGerman, numberGerman, placeGerman } from "./forms.ts";

const counted = (count: number, one: string, many: string) =>
  `${numberGerman(count)} ${count === 1 ? one : many}`;

const vantageKinds: Readonly<Record<string, string>> = {
  subnet: "Subnetz",
  vm: "VM",
  nic: "NIC",
  app: "App",
  vnet: "VNet",
  p2s: "VPN-Clients",
  site: "Standort",
  internet: "Internet",
};

/** The words of a report. */
export const reportGerman: ReportWords = {
  title: (estate) => `Netzbericht: ${estate}`,
  subtitle: "Wohin der Verkehr zu Azure-Diensten geht, und warum",
  contents: "Inhalt",
  front: {
    estate: "Landschaft",
    taken: "Aus Azure gelesen",
    made: "Bericht vom",
    author: "Verfasst von",
    client: "Für",
    version: "Version",
    status: "Status",
    scope: "Umfang",
  },
  notTold: "nicht angegeben",
  scope: (a) =>
    [
      counted(a.subscriptions, "Abonnement", "Abonnements"),
      counted(a.vnets, "VNet", "VNets"),
      counted(a.services, "Dienst", "Dienste"),
    ].join(", "),
  readOnly:
    "Alles hier ist aus dem Gelesenen vorhergesagt. Es wurde nichts nach Azure geschrieben und kein Verkehr gesendet.",
  sections: {
    overview: "Übersicht",
    inventory: "Bestand",
    matrix: "Wohin jeder Name führt",
    paths: "Wege je Dienst",
    access: "Private Endpoint oder Service Endpoint",
    dns: "DNS je Anwendung",
    assumptions: "Annahmen",
    gaps: "Was nicht zu sehen war",
  },
  overviewCaption: "Die Landschaft, Standorte links, Dienste rechts",
  totals: (a) =>
    `${numberGerman(a.pairs)} Paare aus ${numberGerman(a.vantages)} Blickpunkten und ${numberGerman(a.names)} Namen wurden beurteilt.`,
  total: (a) => `${a.word}: ${numberGerman(a.count)}`,
  unexpected: (count) =>
    count === 0
      ? "Jedes Paar ist wie erwartet, wo etwas sagt, was zu erwarten ist."
      : count === 1
        ? "1 Paar ist nicht wie erwartet."
        : `${numberGerman(count)} Paare sind nicht wie erwartet.`,
  none: "Keine.",
  inventory: {
    subscriptions: "Abonnements",
    vnets: "Virtuelle Netze",
    subnets: "Subnetze",
    peerings: "Peerings, jede Hälfte",
    gateways: "Gateways und Firewalls",
    endpoints: "Private Endpoints",
    services: "Dienste",
    zones: "DNS-Zonen",
    resolvers: "DNS-Resolver und Regelsätze",
    sites: "Standorte und DNS-Server laut Angabe",
  },
  columns: {
    name: "Name",
    id: "Id",
    state: "Zustand",
    region: "Region",
    prefixes: "Adressraum",
    dnsServers: "DNS-Server",
    subnets: "Subnetze",
    owner: "Eigner",
    kind: "Art",
    address: "Adressen",
    target: "Führt zu",
    publicAccess: "Öffentlicher Zugang",
    endpoints: "Private Endpoints",
    links: "Verknüpfungen",
    records: "Einträge",
    detail: "Angabe",
    from: "Von",
    to: "Nach",
    passes: "Lässt durch",
    nsg: "NSG",
    routes: "Routentabelle",
    serviceEndpoints: "Service Endpoints",
    delegations: "Delegiert an",
    outcome: "Ergebnis",
    expected: "Erwartet",
    dns: "DNS",
    why: "Warum",
    scope: "Bereich",
    type: "Typ",
    right: "Recht, das es klärt",
    count: "Paare",
    assumption: "Annahme",
    key: "Spalte",
    vantages: "Blickpunkte",
    today: "Heute",
    privateEndpoint: "Mit Private Endpoint",
    serviceEndpoint: "Mit Service Endpoint",
    advice: "Rat",
    monthly: "Im Monat",
  },
  azureDns: "Azure-DNS",
  rule: "Weiterleitungsregel",
  ruleOff: "Weiterleitungsregel, aus",
  peering: {
    access: "Verkehr des VNet",
    forwarded: "weitergeleiteten Verkehr",
    transit: "Gateway-Transit",
    remote: "nutzt die Gateways der anderen Seite",
  },
  publicAccess: { Enabled: "an", Disabled: "aus", SecuredByPerimeter: "durch Perimeter" },
  matrixHelp:
    "Blickpunkte, von denen alle Namen zum Selben führen, sind eine Spalte. „!“ steht, wo etwas nicht wie erwartet ist.",
  matrixPart: (n, of) => `Spalten, Teil ${n} von ${of}`,
  steps: "DNS",
  hops: "Weg",
  from: (labels, more) => `Von ${labels.join(", ")}${more > 0 ? ` und ${more} weiteren` : ""}`,
  dnsCaption: (application) => `Wie Namen von ${application} beantwortet werden`,
  dnsPart: (application, n, of) => `${application}, Seite ${n} von ${of}`,
  dnsHelp:
    "Jede Zeile ist ein Weg der Frage: die Namen darüber, von den Blickpunkten an ihrem Anfang aus. Unter jeder Station steht, wem sie gehört: Abonnement, Ressourcengruppe und, wo vorhanden, das Eigner-Tag.",
  chains: { asks: "fragt", answer: "Antwort", public: "öffentliche Adresse" },
  owner: (a) => [a.subscription, a.group, a.owner].filter(Boolean).join(" / "),
  notOwned: "niemand in der Landschaft",
  untold: "laut Standortdatei",
  applicationOf: (group) => `Ressourcengruppe ${group}`,
  applicationsLeftOut: (count) =>
    count === 1
      ? "1 weitere Anwendung wurde weggelassen."
      : `${numberGerman(count)} weitere Anwendungen wurden weggelassen.`,
  rowsLeftOut: (count) =>
    count === 1
      ? "1 weitere Zeile wurde weggelassen."
      : `${numberGerman(count)} weitere Zeilen wurden weggelassen.`,
  gapWhy: {
    refused: "verweigert",
    missing: "nicht gefunden",
    failed: "gescheitert",
    "not-collected": "nicht gesammelt",
    referenced: "von etwas genannt, nie gelesen",
  },
  allTypes: "jeder Typ",
  support: { yes: "Verfügbar", preview: "Vorschau", no: "Nicht verfügbar", unknown: "Unbekannt" },
  advice: {
    "private-endpoint": "Private Endpoint",
    "service-endpoint": "Service Endpoint",
    "public-rules": "Öffentlich, mit Regeln",
    "as-is": "Lassen, wie es ist",
  },
  classes: {
    PRIVATE_ENDPOINT: "Privat",
    SERVICE_ENDPOINT: "Service Endpoint",
    PUBLIC: "Öffentlich",
    BLOCKED: "Blockiert",
    UNKNOWN: "Nicht gesehen",
  },
  money: moneyGerman,
  rows: (shown, of) => `${numberGerman(shown)} von ${numberGerman(of)} Zeilen sind gezeigt.`,
  date: dateGerman,
  count: numberGerman,
  place: placeGerman,
  vantageKind: (kind) => vantageKinds[kind] ?? kind,
  step: (a) => `${a.kind} ${a.n}: ${a.at}: ${a.text}`,
  ending: (a) => `${a.from}: ${a.word}${a.flagged ? ", nicht wie erwartet" : ""}.`,
  advised: (a) => [`${a.advice}.`, ...a.reasons].join(" "),
  option: (a) => `${a.ends}; ${a.money} im Monat. ${a.leads}`,
  vantages: (labels, more) => `${labels.join(", ")}${more > 0 ? ` und ${more} weitere` : ""}`,
  prices: (a) => {
    const day = `in ${a.currency === "USD" ? "US-Dollar" : a.currency}, Stand ${dateGerman(a.asOf)}, ohne den Verkehr`;
    if (!a.fromCatalogue)
      return `Kosten im Monat sind Listenpreise ${day}, Rabatte und Steuern: ${a.source}.`;
    const { asOf, perUsd, figures } = a.fromCatalogue;
    const own = `Kosten im Monat folgen einer eigenen Preisliste ${day}: ${a.source || "Quelle nicht angegeben"}.`;
    if (figures.length === 0) return own;
    const rate =
      a.currency === "USD"
        ? ""
        : `, zu ${String(perUsd).replace(".", ",")} ${a.currency} je US-Dollar`;
    return `${own} Wie im Katalog vom ${dateGerman(asOf)}${rate}: ${figures.join(", ")}.`;
  },
};
