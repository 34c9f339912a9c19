/** What people read about filters: what admin rules, network security groups and firewalls did with a packet. */

type Args = Readonly<Record<string, string | number>>;

/** Sentences of filters, by their `did`, after the name of the place. */
export const filterSteps = {
  "nsg-none": (a: Args) =>
    `no network security group stands at ${a.at ?? a.subnet ?? "this place"}`,
  "nsg-allows": (a: Args) =>
    `rule ${a.rule} of network security group ${a.nsg} allows port ${a.port}`,
  "nsg-denies": (a: Args) =>
    `rule ${a.rule} of network security group ${a.nsg} denies port ${a.port}`,
  "nsg-undecided": (a: Args) =>
    `whether rule ${a.rule} of network security group ${a.nsg} takes the packet cannot be told`,
  "nsg-unseen": (a: Args) =>
    `network security group ${a.nsg} was not read, so nobody can tell what it does${a.right ? `; that needs ${a.right}` : ""}`,
  "nic-unseen": (a: Args) => `network interface ${a.nic} was not read, nor what filters it`,
  "subnet-unseen": (a: Args) => `subnet ${a.subnet} was not read, nor what filters it`,
  "admin-allows": (a: Args) =>
    `security admin rule ${a.rule} of ${a.set} allows it, subject to network security groups`,
  "admin-always-allows": (a: Args) =>
    `security admin rule ${a.rule} of ${a.set} always allows it, whatever network security groups say`,
  "admin-denies": (a: Args) => `security admin rule ${a.rule} of ${a.set} denies it`,
  "admin-undecided": (a: Args) =>
    `whether security admin rule ${a.rule} of ${a.set} takes the packet cannot be told`,
  "sql-redirect-blocked": (a: Args) =>
    `network security group ${a.nsg} does not allow all of ports ${a.ports}, to which ${a.server} sends clients on under its connection policy Redirect`,
  "endpoint-policy-off": (a: Args) =>
    `network security groups do not count for ${a.endpoint}: the network policy of subnet ${a.subnet} is ${a.policy}`,
  "endpoint-filter-unsupported": (a: Args) =>
    `network security groups do not count for endpoints in ${a.region}`,
  "endpoint-subnet-unseen": (a: Args) =>
    `the subnet of ${a.endpoint} was not read, nor what filters it`,
  "firewall-allows": (a: Args) =>
    `${a.by} rule ${a.rule} (${a.collection}) of firewall ${a.firewall} allows it`,
  "firewall-denies": (a: Args) =>
    `${a.by} rule ${a.rule} (${a.collection}) of firewall ${a.firewall} denies it`,
  "firewall-stops-redirect": (a: Args) =>
    a.by === "application"
      ? `${a.by} rule ${a.rule} (${a.collection}) of firewall ${a.firewall} knows names only, and ${a.server} sends clients on to addresses under its connection policy Redirect`
      : `firewall ${a.firewall} does not allow all of ports ${a.ports}, to which ${a.server} sends clients on under its connection policy Redirect`,
  "firewall-undecided": (a: Args) =>
    `whether ${a.by} rule ${a.rule} (${a.collection}) of firewall ${a.firewall} takes the packet cannot be told`,
  "firewall-no-rule": (a: Args) =>
    `no rule of firewall ${a.firewall} allows ${a.fqdn || "the address"} on port ${a.port}`,
  "firewall-policy-unseen": (a: Args) =>
    `policy ${a.policy} of firewall ${a.firewall} was not read, so nobody can tell what it allows`,
  "firewall-rules-unseen": (a: Args) =>
    `no rules of firewall ${a.firewall} were read, so nobody can tell what it allows`,
} satisfies Record<string, (args: Args) => string>;

/** What people read about the age of service tags, beside every answer that rests on them. */
export const tagWords = {
  usedTags: (a: Args) =>
    a.asOf
      ? `Service tags as of ${a.asOf} (${a.source}).`
      : `Service tags of an unknown date (${a.source}).`,
};
