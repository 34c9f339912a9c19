/** What people read about filters: what admin rules, network security groups and firewalls did with a packet. */

import type { Sentences, With } from "./said.ts";

/** Sentences of filters, by their `did`, after the name of the place. */
export const filterSteps = {
  "nsg-none": (a: Partial<With<"at" | "subnet">>) =>
    `no network security group stands at ${a.at ?? a.subnet ?? "this place"}`,
  "nsg-allows": (a: With<"rule" | "nsg" | "port">) =>
    `rule ${a.rule} of network security group ${a.nsg} allows port ${a.port}`,
  "nsg-denies": (a: With<"rule" | "nsg" | "port">) =>
    `rule ${a.rule} of network security group ${a.nsg} denies port ${a.port}`,
  "nsg-undecided": (a: With<"rule" | "nsg">) =>
    `whether rule ${a.rule} of network security group ${a.nsg} takes the packet cannot be told`,
  "nsg-unseen": (a: With<"nsg" | "right">) =>
    `network security group ${a.nsg} was not read, so nobody can tell what it does${a.right ? `; that needs ${a.right}` : ""}`,
  "nic-unseen": (a: With<"nic">) => `network interface ${a.nic} was not read, nor what filters it`,
  "subnet-unseen": (a: With<"subnet">) => `subnet ${a.subnet} was not read, nor what filters it`,
  "admin-allows": (a: With<"rule" | "set">) =>
    `security admin rule ${a.rule} of ${a.set} allows it, subject to network security groups`,
  "admin-always-allows": (a: With<"rule" | "set">) =>
    `security admin rule ${a.rule} of ${a.set} always allows it, whatever network security groups say`,
  "admin-denies": (a: With<"rule" | "set">) =>
    `security admin rule ${a.rule} of ${a.set} denies it`,
  "admin-undecided": (a: With<"rule" | "set">) =>
    `whether security admin rule ${a.rule} of ${a.set} takes the packet cannot be told`,
  "sql-redirect-blocked": (a: With<"nsg" | "ports" | "server">) =>
    `network security group ${a.nsg} does not allow all of ports ${a.ports}, to which ${a.server} sends clients on under its connection policy Redirect`,
  "sql-redirect-possible": (a: With<"nsg" | "ports" | "server">) =>
    `network security group ${a.nsg} allows it, but not all of ports ${a.ports}; whether ${a.server} sends clients on to these was not read`,
  "endpoint-policy-off": (a: With<"endpoint" | "subnet" | "policy">) =>
    `network security groups do not count for ${a.endpoint}: the network policy of subnet ${a.subnet} is ${a.policy}`,
  "endpoint-filter-unsupported": (a: With<"region">) =>
    `network security groups do not count for endpoints in ${a.region}`,
  "endpoint-subnet-unseen": (a: With<"endpoint">) =>
    `the subnet of ${a.endpoint} was not read, nor what filters it`,
  "firewall-allows": (a: With<"by" | "rule" | "collection" | "firewall">) =>
    `${a.by} rule ${a.rule} (${a.collection}) of firewall ${a.firewall} allows it`,
  "firewall-denies": (a: With<"by" | "rule" | "collection" | "firewall">) =>
    `${a.by} rule ${a.rule} (${a.collection}) of firewall ${a.firewall} denies it`,
  "firewall-stops-redirect": (
    a: With<"by" | "rule" | "collection" | "firewall" | "server" | "ports">,
  ) =>
    a.by === "application"
      ? `${a.by} rule ${a.rule} (${a.collection}) of firewall ${a.firewall} knows names only, and ${a.server} sends clients on to addresses under its connection policy Redirect`
      : `firewall ${a.firewall} does not allow all of ports ${a.ports}, to which ${a.server} sends clients on under its connection policy Redirect`,
  "firewall-redirect-possible": (a: With<"firewall" | "ports" | "server">) =>
    `firewall ${a.firewall} allows it, but not all of ports ${a.ports}; whether ${a.server} sends clients on to these was not read`,
  "firewall-undecided": (a: With<"by" | "rule" | "collection" | "firewall">) =>
    `whether ${a.by} rule ${a.rule} (${a.collection}) of firewall ${a.firewall} takes the packet cannot be told`,
  "firewall-no-rule": (a: With<"firewall" | "fqdn" | "port">) =>
    `no rule of firewall ${a.firewall} allows ${a.fqdn || "the address"} on port ${a.port}`,
  "firewall-policy-unseen": (a: With<"policy" | "firewall">) =>
    `policy ${a.policy} of firewall ${a.firewall} was not read, so nobody can tell what it allows`,
  "firewall-rules-unseen": (a: With<"firewall">) =>
    `no rules of firewall ${a.firewall} were read, so nobody can tell what it allows`,
} satisfies Sentences;

/** What people read about the age of service tags, beside every answer that rests on them. */
export const tagWords = {
  usedTags: (a: With<"asOf" | "source">) =>
    a.asOf
      ? `Service tags as of ${a.asOf} (${a.source}).`
      : `Service tags of an unknown date (${a.source}).`,
} satisfies Sentences;
