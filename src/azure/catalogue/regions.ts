/** Azure's regions: short names, pairs, and the geo codes that Backup puts into names. */

/**
 * Pairs of regions, each once. Source: Microsoft Learn, "Azure paired regions" (reliability/regions-paired); as of 2025.
 * Pairs that hold in one direction only stand in ONE_WAY.
 */
const PAIRS: readonly (readonly [string, string])[] = [
  ["eastasia", "southeastasia"],
  ["australiaeast", "australiasoutheast"],
  ["australiacentral", "australiacentral2"],
  ["canadacentral", "canadaeast"],
  ["chinanorth", "chinaeast"],
  ["chinanorth2", "chinaeast2"],
  ["chinanorth3", "chinaeast3"],
  ["northeurope", "westeurope"],
  ["francecentral", "francesouth"],
  ["germanywestcentral", "germanynorth"],
  ["centralindia", "southindia"],
  ["japaneast", "japanwest"],
  ["koreacentral", "koreasouth"],
  ["eastus", "westus"],
  ["eastus2", "centralus"],
  ["northcentralus", "southcentralus"],
  ["westus2", "westcentralus"],
  ["norwayeast", "norwaywest"],
  ["southafricanorth", "southafricawest"],
  ["swedencentral", "swedensouth"],
  ["switzerlandnorth", "switzerlandwest"],
  ["uksouth", "ukwest"],
  ["uaenorth", "uaecentral"],
  ["usgovarizona", "usgovtexas"],
  ["usdodeast", "usdodcentral"],
];
const ONE_WAY: Readonly<Record<string, string>> = {
  brazilsouth: "southcentralus",
  brazilsoutheast: "brazilsouth",
  westus3: "eastus",
  westindia: "southindia",
  usgovvirginia: "usgovtexas",
};

const pairs = new Map<string, string>([
  ...PAIRS.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]),
  ...Object.entries(ONE_WAY),
]);

/** The region paired with `region`, or undefined when it has none. */
export function pairedRegion(region: string): string | undefined {
  return pairs.get(normalRegion(region));
}

/** A region's short name: "West Europe" and "westeurope" are the same. */
export function normalRegion(text: string): string {
  return text.toLowerCase().replace(/[\s()_-]/g, "");
}

/** Geo codes of Azure Backup (Microsoft Learn, backup private endpoints: the geo-code list). */
const GEO_CODES: Readonly<Record<string, string>> = {
  australiacentral: "acl",
  australiacentral2: "acl2",
  australiaeast: "ae",
  australiasoutheast: "ase",
  brazilsouth: "brs",
  brazilsoutheast: "bse",
  centraluseuap: "ccy",
  canadacentral: "cnc",
  canadaeast: "cne",
  centralus: "cus",
  eastasia: "ea",
  eastus2euap: "ecy",
  eastus: "eus",
  eastus2: "eus2",
  francecentral: "frc",
  francesouth: "frs",
  germanynorth: "gn",
  germanywestcentral: "gwc",
  centralindia: "inc",
  southindia: "ins",
  westindia: "inw",
  japaneast: "jpe",
  japanwest: "jpw",
  koreacentral: "krc",
  koreasouth: "krs",
  northcentralus: "ncus",
  northeurope: "ne",
  norwayeast: "nwe",
  norwaywest: "nww",
  southafricanorth: "san",
  southafricawest: "saw",
  southcentralus: "scus",
  southeastasia: "sea",
  switzerlandnorth: "szn",
  switzerlandwest: "szw",
  uaecentral: "uac",
  uaenorth: "uan",
  uksouth: "uks",
  ukwest: "ukw",
  westcentralus: "wcus",
  westeurope: "we",
  westus: "wus",
  westus2: "wus2",
  westus3: "wus3",
  usdodcentral: "udc",
  usdodeast: "ude",
  usgovarizona: "uga",
  usgoviowa: "ugi",
  usgovtexas: "ugt",
  usgovvirginia: "ugv",
  chinaeast: "sha",
  chinaeast2: "sha2",
  chinanorth: "bjb",
  chinanorth2: "bjb2",
};

/** The Backup geo code of `region`, or undefined. */
export function geoCodeOf(region: string): string | undefined {
  return GEO_CODES[normalRegion(region)];
}
