/** What people read about services: why one takes, or refuses, what arrives. */

import type { Sentences, With } from "./said.ts";

/** Sentences of acceptance, by their `did`, after the name of the service. */
export const acceptSteps = {
  "endpoint-accepts": (a: With<"endpoint" | "name">) =>
    `connection of ${a.endpoint} is approved and serves ${a.name}`,
  "endpoint-not-approved": (a: With<"endpoint" | "state">) =>
    `connection of ${a.endpoint} is ${a.state}; only an approved one carries traffic`,
  "endpoint-not-standing": (a: With<"endpoint" | "state">) =>
    `${a.endpoint} does not stand: its provisioning is ${a.state}`,
  "endpoint-of-another-service": (a: With<"endpoint" | "target" | "name">) =>
    `${a.endpoint} leads to ${a.target}, which does not answer to ${a.name}`,
  "endpoint-of-another-sub-resource": (a: With<"endpoint" | "groups" | "name" | "group">) =>
    `${a.endpoint} serves ${a.groups}, and ${a.name} needs ${a.group}`,
  "endpoint-sides-differ": (a: With<"endpoint" | "state" | "provider">) =>
    `${a.endpoint} calls its connection ${a.state}, and the service calls it ${a.provider}`,
  "endpoint-state-unseen": (a: With<"endpoint">) =>
    `nothing tells the state of the connection of ${a.endpoint}`,
  "endpoint-connection-unseen": (a: With<"endpoint">) => `nothing tells where ${a.endpoint} leads`,
  "endpoint-takes-tcp-only": (a: With<"endpoint" | "protocol">) =>
    `${a.endpoint} carries TCP alone, and this is ${a.protocol}`,
  "service-unseen": (a: With<"name">) =>
    `the resource behind ${a.name} was not read, so whom it lets in is not known`,
  "no-service": (a: With<"name">) =>
    `${a.name} is taken to be open to everybody: it is no Azure service that is known here`,
  "door-unseen": (a: With<"service">) =>
    `the document of ${a.service} does not tell whom it lets in`,
  "door-rules-unseen": (a: With<"service">) =>
    `the firewall rules of ${a.service} are documents of their own, which were not read`,
  "public-access-off": (a: With<"service">) => `public network access of ${a.service} is disabled`,
  "open-to-all": (a: With<"service">) => `${a.service} lets everybody in over its public address`,
  "any-azure-allowed": (a: With<"service">) =>
    `${a.service} lets in whoever comes from an address of Azure`,
  "subnet-listed": (a: With<"service" | "subnet">) =>
    `${a.service} lets subnet ${a.subnet} in by its service endpoint`,
  "subnet-not-listed": (a: With<"service" | "subnet">) =>
    `${a.service} has no rule for subnet ${a.subnet}; over a service endpoint rules for addresses do not count`,
  "subnet-rule-not-in-effect": (a: With<"service" | "subnet" | "state">) =>
    `the rule of ${a.service} for subnet ${a.subnet} is not in effect: its state is ${a.state}`,
  "subnet-rule-of-another-region": (a: With<"service" | "subnet">) =>
    `the rule of ${a.service} for subnet ${a.subnet} does not hold outside the server's region`,
  "other-tenant": (a: With<"service">) =>
    `${a.service} belongs to another tenant, whose subnets it cannot let in by service endpoint`,
  "address-listed": (a: With<"service" | "address">) => `${a.service} lets ${a.address} in`,
  "address-not-listed": (a: With<"service" | "address">) =>
    `${a.service} has no rule that lets ${a.address || "the caller"} in`,
  "address-undecided": (a: With<"service">) =>
    `whether a rule of ${a.service} lets the caller in cannot be told: its public address is not known`,
  "same-region-rule": (a: With<"service" | "address" | "region">) =>
    `${a.service} has a rule for ${a.address || "the caller"}, which has no effect for callers in its own region ${a.region}`,
  "perimeter-allows": (a: With<"perimeter">) =>
    `network security perimeter ${a.perimeter} lets the caller in`,
  "perimeter-allows-subscription": (a: With<"perimeter">) =>
    `network security perimeter ${a.perimeter} lets the caller's subscription in, by managed identity and not by SAS token`,
  "perimeter-denies": (a: With<"perimeter">) =>
    `network security perimeter ${a.perimeter} is enforced and no inbound rule of it lets the caller in`,
  "perimeter-undecided": (a: With<"perimeter">) =>
    `whether network security perimeter ${a.perimeter} lets the caller in cannot be told`,
  "perimeter-missing": (a: With<"service">) =>
    `${a.service} is secured by perimeter and belongs to none, so its public side is shut`,
  "web-open": (a: With<"service">) => `${a.service} has no access restriction against the caller`,
  "web-closed-by-endpoint": (a: With<"service">) =>
    `${a.service} has a private endpoint and does not set public network access, so its public side is off`,
  "web-endpoints-unseen": (a: With<"service">) =>
    `${a.service} does not set public network access, and whether it has a private endpoint was not read`,
  "web-service-endpoint-beside-endpoint": (a: With<"service">) =>
    `${a.service} has a private endpoint, and subnets with a service endpoint for web apps cannot reach its public address then`,
  "web-console-rules-unseen": (a: With<"service">) =>
    `the access restrictions of the console of ${a.service} were not read`,
  "web-restriction-allows": (a: With<"rule" | "service">) =>
    `access restriction ${a.rule} of ${a.service} allows the caller`,
  "web-restriction-denies": (a: With<"rule" | "service">) =>
    `access restriction ${a.rule} of ${a.service} denies the caller`,
  "web-restriction-default": (a: With<"service">) =>
    `no access restriction of ${a.service} allows the caller, and what is left is denied`,
  "web-restriction-undecided": (a: With<"rule" | "service">) =>
    `whether access restriction ${a.rule} of ${a.service} takes the caller cannot be told`,
  "policy-none": (a: With<"subnet" | "service">) =>
    `no service endpoint policy of subnet ${a.subnet} speaks of ${a.service}`,
  "policy-lists": (a: With<"policy" | "service">) =>
    `service endpoint policy ${a.policy} lists ${a.service}`,
  "policy-omits": (a: With<"policy" | "subnet" | "service">) =>
    `service endpoint policy ${a.policy} of subnet ${a.subnet} does not list ${a.service}`,
  "policy-unseen": (a: With<"policy" | "subnet">) =>
    `service endpoint policy ${a.policy} of subnet ${a.subnet} was not read`,
} satisfies Sentences;

/** Why an answer is likely only, where its own sentence does not say so, by its `did`. */
export const acceptDoubts = {
  "endpoint-accepts": (a: With<"endpoint">) =>
    `${a.endpoint} itself calls its connection approved; what the service says of it was not read.`,
  "open-to-all": (a: With<"service">) =>
    `Documents of the kind of ${a.service} are taken to tell of all its rules.`,
  "web-open": (a: With<"service">) =>
    `The access restrictions of ${a.service} were not read, or are not for the address that calls.`,
  "any-azure-allowed": (a: With<"service">) =>
    `The rule of ${a.service} for all of Azure is taken to hold over a service endpoint too.`,
  "subnet-listed": (a: With<"service">) =>
    `Service endpoints for the kind of ${a.service} never left their preview.`,
  "address-not-listed": (a: With<"service">) =>
    `The address that calls is taken to be in no rule of ${a.service}.`,
  "web-restriction-default": (a: With<"service">) =>
    `The address that calls is taken to be in no access restriction of ${a.service}.`,
  "perimeter-denies": (a: With<"perimeter">) =>
    `The address that calls is taken to be in no rule of network security perimeter ${a.perimeter}.`,
  "nsg-allows": (a: With<"nsg">) =>
    `Rules of ${a.nsg} that are for other hosts of the subnet are left out.`,
  "nsg-denies": (a: With<"nsg">) =>
    `Rules of ${a.nsg} that are for other hosts of the subnet are left out.`,
  "firewall-no-rule": (a: With<"firewall" | "hosts">) =>
    a.hosts === "some"
      ? `Rules of firewall ${a.firewall} that are for other hosts of the subnet are left out.`
      : `The rules of firewall ${a.firewall} that were read are taken to be all of them.`,
  "firewall-allows": (a: With<"firewall">) =>
    `Rules of firewall ${a.firewall} that are for other hosts of the subnet are left out.`,
  "firewall-denies": (a: With<"firewall">) =>
    `Rules of firewall ${a.firewall} that are for other hosts of the subnet are left out.`,
} satisfies Sentences;
