/** What do documents of firewalls and their policies say (dns.md 0.4, path.md 2.5)? */
import type { Firewall, FirewallPolicy } from "#src/model/index.ts";
import { prop } from "../bag.ts";
import {
  addressesAt,
  bagAt,
  type Doc,
  filled,
  flagAt,
  innerItemsAt,
  itemsAt,
  keyAt,
  keysAt,
  numberAt,
  type Place,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { beforeSegment } from "../ids.ts";
import type { Pool } from "../pool.ts";
import { thingOf } from "../things.ts";
import { publicIpsIn, subnetsIn } from "./balancers.ts";
import { readClassicCollections, readCollection } from "./firewall-rules.ts";

/** A firewall in a VNet or a hub, with its classic settings and rules when no policy holds them. */
export function readFirewall(doc: Doc, pool: Pool): Firewall {
  const p = propsAt(doc);
  const subnets = subnetsIn(p, "ipConfigurations");
  const [subnet] = subnets;
  const hubAddresses = bagAt(p, "hubIPAddresses");
  const publics = hubAddresses && bagAt(hubAddresses, "publicIPs");
  const addresses = [
    ...innerItemsAt(p, "ipConfigurations").map((config) => textAt(config, "privateIPAddress")),
    hubAddresses ? textAt(hubAddresses, "privateIPAddress") : "",
  ];
  const classic = bagAt(p, "additionalProperties");
  const listed = (name: string) => {
    const text = classic ? textAt(classic, name) : "";
    return text === ""
      ? undefined
      : text
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean);
  };
  const policy = keyAt(p, "firewallPolicy");
  return filled<Firewall>(
    {
      ...thingOf(doc),
      addresses: [...new Set(addresses)].filter((address) => address !== ""),
      subnets,
      publicIps: publicIpsIn(p, "ipConfigurations"),
      publicAddresses: (publics ? itemsAt(publics, "addresses") : [])
        .map((item) => textAt(item, "address"))
        .filter((address) => address !== ""),
      provisioningState: textAt(p, "provisioningState"),
    },
    {
      vnet: subnet && beforeSegment(subnet, "subnets"),
      hub: keyAt(p, "virtualHub"),
      policy,
      ruleCollections: policy ? undefined : readClassicCollections(p, pool),
      dnsProxy: classic && flagAt(classic, "Network.DNS.EnableProxy"),
      dnsServers: listed("Network.DNS.Servers"),
      snatPrivateRanges: listed("Network.SNAT.PrivateRanges"),
    },
  );
}

/** A firewall policy with the rules of its rule collection groups, in the order in which they count. */
export function readFirewallPolicy(doc: Doc, pool: Pool): FirewallPolicy {
  const p = propsAt(doc);
  const dns = bagAt(p, "dnsSettings");
  const snat = bagAt(p, "snat");
  const learns = snat ? textAt(snat, "autoLearnPrivateRanges") : "";
  // A policy lists its groups by their ids alone; what such a group holds was not read.
  const read = pool.children(doc, "rulecollectiongroups").filter((group) => !group.isThin);
  const groups = read
    .map((group) => ({
      place: propsAt(group),
      priority: numberAt(propsAt(group), "priority") ?? 0,
    }))
    .sort((a, b) => a.priority - b.priority);
  const listed = keysAt(p, "ruleCollectionGroups");
  const isListed = prop(p.bag, "ruleCollectionGroups") !== undefined;
  return filled<FirewallPolicy>(
    {
      ...thingOf(doc),
      ruleCollections: groups.flatMap(({ place, priority }) =>
        itemsAt(place, "ruleCollections").map((item) =>
          readCollection(item, { group: priority, pool }),
        ),
      ),
    },
    {
      base: keyAt(p, "basePolicy"),
      dnsProxy: dns && flagAt(dns, "enableProxy"),
      dnsServers: dns && addressesAt(dns, "servers"),
      snatPrivateRanges: snat && toldTexts(snat, "privateRanges"),
      learnsPrivateRanges: learns !== "" ? learns.toLowerCase() === "enabled" : undefined,
      unreadGroups: isListed
        ? listed.filter((key) => !read.some((group) => group.key === key))
        : undefined,
    },
  );
}

function toldTexts(place: Place, name: string): readonly string[] | undefined {
  const texts = textsAt(place, name);
  return texts.length > 0 ? texts : undefined;
}
