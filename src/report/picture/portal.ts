/** Where in Azure's portal does a resource open? */

const portals = {
  commercial: "https://portal.azure.com",
  usgovernment: "https://portal.azure.us",
  china: "https://portal.azure.cn",
} as const;

/** The portal's address of the resource `id`, or null for what is no ARM id (sites, bundles). */
export function portalLink(id: string, cloud: keyof typeof portals = "commercial"): string | null {
  if (!/^\/(subscriptions|providers)\/[^/]+/i.test(id)) return null;
  // Half a pair of surrogates cannot be encoded; what reads as an end of the address is encoded too.
  const path = encodeURI(id.toWellFormed()).replaceAll("#", "%23").replaceAll("?", "%3F");
  return `${portals[cloud]}/#@/resource${path}`;
}
