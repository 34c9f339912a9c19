/** What do documents of network interfaces, machines and virtual appliances say? */
import type { Appliance, IpConfig, Nic, Vm } from "#src/model/index.ts";
import {
  addressesAt,
  bagAt,
  type Doc,
  flagAt,
  inner,
  innerItemsAt,
  itemsAt,
  keyAt,
  keysAt,
  maybe,
  type Place,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { thingOf } from "../things.ts";

/** A network interface: of a machine, of a scale set's instance, of a private endpoint. */
export function readNic(doc: Doc): Nic {
  const p = propsAt(doc);
  const dns = bagAt(p, "dnsSettings");
  const configs = itemsAt(p, "ipConfigurations");
  return {
    ...thingOf(doc),
    ...maybe("vm", keyAt(p, "virtualMachine")),
    ...maybe("privateEndpoint", keyAt(p, "privateEndpoint")),
    ...maybe("privateLinkService", keyAt(p, "privateLinkService")),
    ipForwarding: flagAt(p, "enableIPForwarding") ?? false,
    ...maybe("nsg", keyAt(p, "networkSecurityGroup")),
    primary: flagAt(p, "primary") ?? false,
    dnsServers: dns ? addressesAt(dns, "dnsServers") : [],
    appliedDnsServers: dns ? addressesAt(dns, "appliedDnsServers") : [],
    internalDomainNameSuffix: dns ? textAt(dns, "internalDomainNameSuffix") : "",
    ipConfigs: configs.map((config) => readIpConfig(config, doc, configs.length)),
    ...maybe("defaultOutbound", flagAt(p, "defaultOutboundConnectivityEnabled")),
  };
}

function readIpConfig(place: Place, doc: Doc, siblings: number): IpConfig {
  const p = inner(place);
  const name = textAt(place, "name");
  const link = bagAt(p, "privateLinkConnectionProperties");
  return {
    name,
    id: textAt(place, "id") || `${doc.id}/ipConfigurations/${name}`,
    address: textAt(p, "privateIPAddress"),
    ...maybe("subnet", keyAt(p, "subnet")),
    ...maybe("publicIp", keyAt(p, "publicIPAddress")),
    // The only configuration of an interface is its primary one, whether told so or not.
    primary: flagAt(p, "primary") ?? siblings === 1,
    asgs: keysAt(p, "applicationSecurityGroups"),
    pools: keysAt(p, "loadBalancerBackendAddressPools"),
    ...(link
      ? {
          privateLink: {
            groupId: textAt(link, "groupId"),
            member: textAt(link, "requiredMemberName"),
            fqdns: textsAt(link, "fqdns"),
          },
        }
      : {}),
  };
}

/** A machine, or an instance of a scale set. */
export function readVm(doc: Doc): Vm {
  const p = propsAt(doc);
  const network = bagAt(p, "networkProfile");
  const os = bagAt(p, "osProfile");
  return {
    ...thingOf(doc),
    nics: network ? keysAt(network, "networkInterfaces") : [],
    osName: os ? textAt(os, "computerName") : "",
  };
}

/** A network virtual appliance, in a hub or in a subnet. */
export function readAppliance(doc: Doc): Appliance {
  const p = propsAt(doc);
  const configs = innerItemsAt(p, "ipConfigurations");
  const addresses = [
    ...configs.map((config) => textAt(config, "privateIPAddress")),
    ...itemsAt(p, "virtualApplianceNics").map((nic) => textAt(nic, "privateIpAddress")),
  ];
  const subnet = keyAt(p, "subnet") ?? configs.map((c) => keyAt(c, "subnet")).find(Boolean);
  return {
    ...thingOf(doc),
    addresses: [...new Set(addresses)].filter((address) => address !== ""),
    ...maybe("hub", keyAt(p, "virtualHub")),
    ...maybe("subnet", subnet),
  };
}
