/** How ARM writes machines and what stands beside them: NICs, public addresses, NAT gateways, load balancers. */
import { type ArmDocument, type At, given, idOf, type Ref, refTo, resource } from "./document.ts";

export type NicOptions = At & {
  readonly subnet: Ref;
  readonly address: string;
  /** DNS servers of the NIC's own. */
  readonly dns?: readonly string[];
  readonly nsg?: Ref;
  readonly publicIp?: Ref;
  readonly vm?: Ref;
  readonly forwarding?: boolean;
  readonly asgs?: readonly Ref[];
  /** Backend pools of load balancers. */
  readonly pools?: readonly Ref[];
  /** Azure's internal suffix, e.g. `x1y2.ax.internal.cloudapp.net`. */
  readonly internalSuffix?: string;
};

/** A network interface with one address. */
export function nic(name: string, options: NicOptions): ArmDocument {
  const type = "Microsoft.Network/networkInterfaces";
  const id = resource(type, name, options, {}).id;
  const config = {
    id: `${id}/ipConfigurations/ipconfig1`,
    name: "ipconfig1",
    properties: given({
      provisioningState: "Succeeded",
      privateIPAddress: options.address,
      privateIPAllocationMethod: "Static",
      primary: true,
      privateIPAddressVersion: "IPv4",
      subnet: refTo(options.subnet),
      publicIPAddress: refTo(options.publicIp),
      applicationSecurityGroups: options.asgs?.map((a) => ({ id: idOf(a) })),
      loadBalancerBackendAddressPools: options.pools?.map((p) => ({ id: idOf(p) })),
    }),
  };
  return resource(type, name, options, {
    ipConfigurations: [config],
    dnsSettings: {
      dnsServers: options.dns ?? [],
      appliedDnsServers: options.dns ?? [],
      ...(options.internalSuffix ? { internalDomainNameSuffix: options.internalSuffix } : {}),
    },
    enableIPForwarding: options.forwarding ?? false,
    networkSecurityGroup: refTo(options.nsg),
    virtualMachine: refTo(options.vm),
    primary: true,
    nicType: "Standard",
  });
}

export type MachineOptions = Omit<NicOptions, "vm"> & { readonly os?: "Linux" | "Windows" };

/** A virtual machine with its one NIC, `<name>-nic`; the machine first. */
export function machine(
  name: string,
  options: MachineOptions,
): readonly [ArmDocument, ArmDocument] {
  const type = "Microsoft.Compute/virtualMachines";
  const { id } = resource(type, name, options, {});
  const own = nic(`${name}-nic`, { ...options, vm: id });
  const vm = resource(type, name, options, {
    hardwareProfile: { vmSize: "Standard_D2s_v5" },
    storageProfile: { osDisk: { osType: options.os ?? "Linux" } },
    networkProfile: { networkInterfaces: [{ id: own.id, properties: { primary: true } }] },
  });
  return [vm, own];
}

export type PublicIpOptions = At & { readonly address: string; readonly fqdn?: string };

/** A Standard public address. */
export function publicIp(name: string, options: PublicIpOptions): ArmDocument {
  return resource(
    "Microsoft.Network/publicIPAddresses",
    name,
    options,
    {
      ipAddress: options.address,
      publicIPAllocationMethod: "Static",
      publicIPAddressVersion: "IPv4",
      dnsSettings: options.fqdn ? { fqdn: options.fqdn } : undefined,
    },
    { sku: { name: "Standard", tier: "Regional" } },
  );
}

/** A NAT gateway with its public addresses. */
export function natGateway(
  name: string,
  options: At & { readonly publicIps: readonly Ref[] },
): ArmDocument {
  return resource(
    "Microsoft.Network/natGateways",
    name,
    options,
    { publicIpAddresses: options.publicIps.map((ip) => ({ id: idOf(ip) })) },
    { sku: { name: "Standard" } },
  );
}

/** An application security group. */
export function asg(name: string, options: At = {}): ArmDocument {
  return resource("Microsoft.Network/applicationSecurityGroups", name, options, {});
}

export type LoadBalancerOptions = At & {
  readonly subnet: Ref;
  readonly address: string;
  /** Ports served; each goes to the same port of the pool. 0 with protocol All serves every port. */
  readonly ports: readonly number[];
  readonly protocol?: "Tcp" | "Udp" | "All";
};

/** The id of the backend pool of a load balancer built here, for NICs that join it. */
export function poolOf(loadBalancer: Ref): string {
  return `${idOf(loadBalancer)}/backendAddressPools/pool`;
}

/** An internal Standard load balancer with one frontend and one pool. */
export function loadBalancer(name: string, options: LoadBalancerOptions): ArmDocument {
  const type = "Microsoft.Network/loadBalancers";
  const { id } = resource(type, name, options, {});
  const frontend = `${id}/frontendIPConfigurations/frontend`;
  return resource(
    type,
    name,
    options,
    {
      frontendIPConfigurations: [
        {
          id: frontend,
          name: "frontend",
          properties: {
            privateIPAddress: options.address,
            privateIPAllocationMethod: "Static",
            subnet: refTo(options.subnet),
          },
        },
      ],
      backendAddressPools: [{ id: poolOf(id), name: "pool", properties: {} }],
      loadBalancingRules: options.ports.map((port) => ({
        id: `${id}/loadBalancingRules/port-${port}`,
        name: `port-${port}`,
        properties: {
          frontendIPConfiguration: { id: frontend },
          backendAddressPool: { id: poolOf(id) },
          protocol: options.protocol ?? "Tcp",
          frontendPort: port,
          backendPort: port,
        },
      })),
    },
    { sku: { name: "Standard", tier: "Regional" } },
  );
}
