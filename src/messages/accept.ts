/** What people read about services: why one takes, or refuses, what arrives. */

type Args = Readonly<Record<string, string | number>>;

/** Sentences of acceptance, by their `did`, after the name of the service. */
export const acceptSteps = {
  "endpoint-accepts": (a: Args) => `connection of ${a.endpoint} is approved and serves ${a.name}`,
  "endpoint-not-approved": (a: Args) =>
    `connection of ${a.endpoint} is ${a.state}; only an approved one carries traffic`,
  "endpoint-not-standing": (a: Args) =>
    `${a.endpoint} does not stand: its provisioning is ${a.state}`,
  "endpoint-of-another-service": (a: Args) =>
    `${a.endpoint} leads to ${a.target}, which does not answer to ${a.name}`,
  "endpoint-of-another-sub-resource": (a: Args) =>
    `${a.endpoint} serves ${a.groups}, and ${a.name} needs ${a.group}`,
  "endpoint-sides-differ": (a: Args) =>
    `${a.endpoint} calls its connection ${a.state}, and the service calls it ${a.provider}`,
  "endpoint-state-unseen": (a: Args) =>
    `nothing tells the state of the connection of ${a.endpoint}`,
  "endpoint-connection-unseen": (a: Args) => `nothing tells where ${a.endpoint} leads`,
  "service-unseen": (a: Args) =>
    `the resource behind ${a.name} was not read, so whom it lets in is not known`,
  "no-service": (a: Args) =>
    `${a.name} is taken to be open to everybody: it is no Azure service that is known here`,
  "door-unseen": (a: Args) => `the document of ${a.service} does not tell whom it lets in`,
  "door-rules-unseen": (a: Args) =>
    `the firewall rules of ${a.service} are documents of their own, which were not read`,
  "public-access-off": (a: Args) => `public network access of ${a.service} is disabled`,
  "open-to-all": (a: Args) => `${a.service} lets everybody in over its public address`,
  "any-azure-allowed": (a: Args) => `${a.service} lets in whoever comes from an address of Azure`,
  "subnet-listed": (a: Args) => `${a.service} lets subnet ${a.subnet} in by its service endpoint`,
  "subnet-not-listed": (a: Args) =>
    `${a.service} has no rule for subnet ${a.subnet}; over a service endpoint rules for addresses do not count`,
  "subnet-rule-not-in-effect": (a: Args) =>
    `the rule of ${a.service} for subnet ${a.subnet} is not in effect: its state is ${a.state}`,
  "subnet-rule-of-another-region": (a: Args) =>
    `the rule of ${a.service} for subnet ${a.subnet} does not hold outside the server's region`,
  "other-tenant": (a: Args) =>
    `${a.service} belongs to another tenant, whose subnets it cannot let in by service endpoint`,
  "address-listed": (a: Args) => `${a.service} lets ${a.address} in`,
  "address-not-listed": (a: Args) =>
    `${a.service} has no rule that lets ${a.address || "the caller"} in`,
  "address-undecided": (a: Args) =>
    `whether a rule of ${a.service} lets the caller in cannot be told: its public address is not known`,
  "same-region-rule": (a: Args) =>
    `${a.service} has a rule for ${a.address || "the caller"}, which has no effect for callers in its own region ${a.region}`,
  "perimeter-allows": (a: Args) => `network security perimeter ${a.perimeter} lets the caller in`,
  "perimeter-allows-subscription": (a: Args) =>
    `network security perimeter ${a.perimeter} lets the caller's subscription in, by managed identity and not by SAS token`,
  "perimeter-denies": (a: Args) =>
    `network security perimeter ${a.perimeter} is enforced and no inbound rule of it lets the caller in`,
  "perimeter-undecided": (a: Args) =>
    `whether network security perimeter ${a.perimeter} lets the caller in cannot be told`,
  "perimeter-missing": (a: Args) =>
    `${a.service} is secured by perimeter and belongs to none, so its public side is shut`,
  "web-open": (a: Args) => `${a.service} has no access restriction against the caller`,
  "web-closed-by-endpoint": (a: Args) =>
    `${a.service} has a private endpoint and does not set public network access, so its public side is off`,
  "web-endpoints-unseen": (a: Args) =>
    `${a.service} does not set public network access, and whether it has a private endpoint was not read`,
  "web-service-endpoint-beside-endpoint": (a: Args) =>
    `${a.service} has a private endpoint, and subnets with a service endpoint for web apps cannot reach its public address then`,
  "web-console-rules-unseen": (a: Args) =>
    `the access restrictions of the console of ${a.service} were not read`,
  "web-restriction-allows": (a: Args) =>
    `access restriction ${a.rule} of ${a.service} allows the caller`,
  "web-restriction-denies": (a: Args) =>
    `access restriction ${a.rule} of ${a.service} denies the caller`,
  "web-restriction-default": (a: Args) =>
    `no access restriction of ${a.service} allows the caller, and what is left is denied`,
  "web-restriction-undecided": (a: Args) =>
    `whether access restriction ${a.rule} of ${a.service} takes the caller cannot be told`,
  "policy-none": (a: Args) =>
    `no service endpoint policy of subnet ${a.subnet} speaks of ${a.service}`,
  "policy-lists": (a: Args) => `service endpoint policy ${a.policy} lists ${a.service}`,
  "policy-omits": (a: Args) =>
    `service endpoint policy ${a.policy} of subnet ${a.subnet} does not list ${a.service}`,
  "policy-unseen": (a: Args) =>
    `service endpoint policy ${a.policy} of subnet ${a.subnet} was not read`,
} satisfies Record<string, (args: Args) => string>;

/** Why an answer is likely only, where its own sentence does not say so, by its `did`. */
export const doubts: Readonly<Record<string, (args: Args) => string>> = {
  "endpoint-accepts": (a) =>
    `${a.endpoint} itself calls its connection approved; what the service says of it was not read.`,
  "open-to-all": (a) => `Documents of the kind of ${a.service} are taken to tell of all its rules.`,
  "web-open": (a) =>
    `The access restrictions of ${a.service} were not read, or are not for the address that calls.`,
  "any-azure-allowed": (a) =>
    `The rule of ${a.service} for all of Azure is taken to hold over a service endpoint too.`,
  "subnet-listed": (a) =>
    `Service endpoints for the kind of ${a.service} never left their preview.`,
  "address-not-listed": (a) => `The address that calls is taken to be in no rule of ${a.service}.`,
  "web-restriction-default": (a) =>
    `The address that calls is taken to be in no access restriction of ${a.service}.`,
  "perimeter-denies": (a) =>
    `The address that calls is taken to be in no rule of network security perimeter ${a.perimeter}.`,
  "nsg-allows": (a) => `Rules of ${a.nsg} that are for other hosts of the subnet are left out.`,
  "nsg-denies": (a) => `Rules of ${a.nsg} that are for other hosts of the subnet are left out.`,
  "firewall-no-rule": (a) =>
    `The rules of firewall ${a.firewall} that were read are taken to be all of them.`,
};
