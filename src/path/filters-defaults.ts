/** Azure's own rules, which stand behind the user's in every network security group (path.md 2, rule 3). */
import type { FilterRule } from "#src/model/index.ts";

function rule(
  name: string,
  priority: number,
  access: "Allow" | "Deny",
  from: string,
  to: string,
): FilterRule {
  return {
    id: "",
    name,
    priority,
    direction: name.endsWith("InBound") ? "Inbound" : "Outbound",
    access,
    protocol: "*",
    sources: [from],
    sourceAsgs: [],
    sourcePorts: ["*"],
    destinations: [to],
    destinationAsgs: [],
    destinationPorts: ["*"],
  };
}

/** In the order in which Azure lists them, so that the index is that of `defaultSecurityRules`. */
export const DEFAULT_RULES: readonly FilterRule[] = [
  rule("AllowVnetInBound", 65000, "Allow", "VirtualNetwork", "VirtualNetwork"),
  rule("AllowAzureLoadBalancerInBound", 65001, "Allow", "AzureLoadBalancer", "*"),
  rule("DenyAllInBound", 65500, "Deny", "*", "*"),
  rule("AllowVnetOutBound", 65000, "Allow", "VirtualNetwork", "VirtualNetwork"),
  rule("AllowInternetOutBound", 65001, "Allow", "*", "Internet"),
  rule("DenyAllOutBound", 65500, "Deny", "*", "*"),
];
