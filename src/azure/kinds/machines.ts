/** What do documents of network interfaces, machines and virtual appliances say? */
import type { Appliance, IpConfig, Nic, Vm } from "#src/model/index.ts";
import {
  addressesAt,
  bagAt,
  type Doc,
  filled,
  flagAt,
  inner,
  innerItemsAt,
  itemsAt,
  keyAt,
  keysAt,
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
  return filled<Nic>(
    {
      ...thingOf(doc),
      ipForwarding: flagAt(p, "enableIPForwarding") ?? false,
      primary: flagAt(p, "primary") ?? false,
      dnsServers: dns ? addressesAt(dns, "dnsServers") : [],
      appliedDnsServers: dns ? addressesAt(dns, "appliedDnsServers") : [],
      internalDomainNameSuffix: dns ? textAt(dns, "internalDomainNameSuffix") : "",
      ipConfigs: configs.map((config) => readIpConfig(config, doc, configs.length)),
    },
    {
      vm: keyAt(p, "virtualMachine"),
      privateEndpoint: keyAt(p, "privateEndpoint"),
      privateLinkService: keyAt(p, "privateLinkService"),
      nsg: keyAt(p, "networkSecurityGroup"),
      defaultOutbound: flagAt(p, "defaultOutboundConnectivityEnabled"),
    },
  );
}

function readIpConfig(place: Place, doc: Doc, siblings: number): IpConfig {
  const p = inner(place);
  const name = textAt(place, "name");
  const link = bagAt(p, "privateLinkConnectionProperties");
  return filled<IpConfig>(
    {
      name,
      id: textAt(place, "id") || `${doc.id}/ipConfigurations/${name}`,
      address: textAt(p, "privateIPAddress"),
      // The only configuration of an interface is its primary one, whether told so or not.
      primary: flagAt(p, "primary") ?? siblings === 1,
      asgs: keysAt(p, "applicationSecurityGroups"),
      pools: keysAt(p, "loadBalancerBackendAddressPools"),
    },
    {
      subnet: keyAt(p, "subnet"),
      publicIp: keyAt(p, "publicIPAddress"),
      privateLink: link && {
        groupId: textAt(link, "groupId"),
        member: textAt(link, "requiredMemberName"),
        fqdns: textsAt(link, "fqdns"),
      },
    },
  );
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
  return filled<Appliance>(
    {
      ...thingOf(doc),
      addresses: [...new Set(addresses)].filter((address) => address !== ""),
    },
    { hub: keyAt(p, "virtualHub"), subnet },
  );
}
