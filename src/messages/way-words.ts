/** What the codes of a way mean to people: where it is stopped, and what is risky about it (path.md 0.2). */

const stops: Readonly<Record<string, string>> = {
  DNS: "at DNS",
  ROUTE_NONE: "by a route to nowhere",
  NO_ROUTE: "for want of a route",
  PEERING: "at a peering",
  GATEWAY: "at a gateway",
  NVA: "at an appliance",
  NSG_OUT: "by a security group on the way out",
  NSG_IN: "by a security group on the way in",
  ADMIN_RULE: "by an admin rule",
  PE_NSG_IN: "by a security group before the endpoint",
  PE_STATE: "at the endpoint",
  PAAS_ACL: "by the service's own rules",
  NSP: "by a network security perimeter",
  SEP: "by a service endpoint policy",
  NO_EGRESS: "for want of a way out",
};

const risks: Readonly<Record<string, string>> = {
  ASYMMETRIC: "Answers may come back another way than requests go",
  FIREWALL_BYPASSED: "Passes the firewall by",
  FORWARDED_TRAFFIC_ONE_SIDED: "Only one half of a peering takes forwarded traffic",
  LEARNING_MODE: "The network security perimeter only learns, and stops nothing yet",
  LIMIT: "More private endpoints or prefixes than Azure allows",
  LOOP: "May go in a circle",
  NO_RETURN_ROUTE: "No route leads back",
  NSG_DIFFERS_BY_HOST: "A security group treats some hosts of the subnet otherwise",
  SNAT_REQUIRED: "The appliance should put its own address on traffic to the endpoint (SNAT)",
  SQL_REDIRECT_PORTS: "SQL may redirect to ports that a filter must also let through",
  SUBNETS_DIFFER: "Subnets of the network differ",
  TRUSTED_BYPASS: "Trusted Azure services or named instances may still get in",
  UNSYNCED_PEERING: "A peering is not in sync with the networks' prefixes",
};

/** Where a way is stopped, as the end of a sentence; a code without words as it is. */
export const stopAt = (code: string): string => stops[code] ?? `at ${code}`;

/** What a risk means, in some words; a code without words as it is. */
export const riskText = (code: string): string => risks[code] ?? code;
