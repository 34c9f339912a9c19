/** What do people read when a question itself cannot be understood: its fields, its name, its vantage? */

type Near = readonly string[];

const VANTAGE_FORMS =
  "an ARM id, vnet:NAME, subnet:VNET/SUBNET, nic:NAME, vm:NAME, app:NAME, p2s:GATEWAY, site:NAME or internet";

/** The sentences about questions, by what is wrong. */
export const askMessages = {
  nothingOpen: ({ call }: { readonly call: string }) =>
    `Nothing is open, so "${call}" has nothing to answer from. Open exports, a snapshot, or the demo first.`,
  notAnAsk: ({ call, seen }: { readonly call: string; readonly seen: string }) =>
    `"${call}" was asked with ${seen}, where an object with named fields belongs.`,
  wrongField: (a: {
    readonly call: string;
    readonly field: string;
    readonly seen: string;
    readonly right: string;
  }) => `"${a.call}" was asked with ${a.field} ${a.seen}; right would be ${a.right}.`,
  noPaths: () => "No file or folder was named to open.",

  noName: () =>
    "No name was asked for: the text is empty. Right would be a name such as stcontoso.blob.core.windows.net.",
  emptyLabel: ({ asked }: { readonly asked: string }) =>
    `"${asked}" is no domain name: two dots stand together, or a dot in front. Between dots there must be a label.`,
  longLabel: (a: { readonly label: string; readonly octets: number }) =>
    `"${cut(a.label)}" is no label of a domain name: it has ${a.octets} octets, and 63 are the most (RFC 1035).`,
  longName: ({ octets }: { readonly octets: number }) =>
    `The name is too long: ${octets} octets on the wire, and 255 are the most (RFC 1035).`,
  notAscii: (a: { readonly asked: string; readonly character: string; readonly ascii: string }) =>
    `"${cut(a.asked)}" holds "${a.character}", which DNS carries only in Punycode.${a.ascii ? ` Right would be ${a.ascii}.` : ""}`,
  badCharacter: (a: { readonly asked: string; readonly character: string; readonly at: number }) =>
    `"${cut(a.asked)}" is no domain name: ${characterText(a.character)} at position ${a.at + 1} cannot stand in one.`,
  addressNotName: ({ asked }: { readonly asked: string }) =>
    `"${asked}" is an address, and addresses are not resolved. Ask for a name, or trace the way to the address.`,
  noServiceAt: ({ asked }: { readonly asked: string }) =>
    `No service with a name of its own was read under ${asked}. Right would be a name such as stcontoso.blob.core.windows.net.`,
  severalNames: (a: { readonly asked: string; readonly names: Near }) =>
    `${a.asked} has ${a.names.length} names; ask for one of them: ${a.names.join(", ")}.`,
  badType: ({ asked, right }: { readonly asked: string; readonly right: Near }) =>
    `"${asked}" is no record type that is answered here. Right would be ${right.join(", ")}.`,
  badPort: ({ asked }: { readonly asked: string }) =>
    `"${asked}" is no port. Right would be a whole number from 1 to 65535.`,
  badProtocol: ({ asked }: { readonly asked: string }) =>
    `"${asked}" is no protocol that is traced here. Right would be tcp, udp or icmp.`,
  badAddress: ({ asked }: { readonly asked: string }) =>
    `"${asked}" is no IP address. Right would be an address such as 10.1.2.5.`,
  badPolicy: (a: {
    readonly line: number;
    readonly field: string;
    readonly seen: string;
    readonly wants: Near;
    readonly kinds: Near;
  }) =>
    a.line === 0
      ? `The policy is ${a.seen}, where a list of lines belongs, or an object with the list under "lines".`
      : `Line ${a.line} of the policy has ${a.field ? `${a.field} ` : ""}${a.seen}. Right would be an object with want (${a.wants.join(", ")}) and, where they part, name (a name or *.suffix), type (an ARM type) and from (a list of ${a.kinds.join(", ")}).`,
  nameNotRead: (a: { readonly name: string; readonly near: Near }) =>
    `No service that was read has the name ${a.name}${a.near.length > 0 ? `; near it: ${a.near.join(", ")}` : ""}.`,

  noVantage: ({ asked, near }: { readonly asked: string; readonly near: Near }) =>
    `There is no vantage "${asked}" in this estate. ${near.length > 0 ? `Near it: ${near.join(", ")}.` : `Right would be ${VANTAGE_FORMS}.`}`,
  severalVantages: ({ asked, near }: { readonly asked: string; readonly near: Near }) =>
    `"${asked}" fits ${near.length} vantages. Right would be one of their ids:\n${near.map((id) => `  ${id}`).join("\n")}`,
  receivingVantage: ({ asked }: { readonly asked: string }) =>
    `"${asked}" is the interface of a private endpoint or private link service: it receives and asks nothing. Right would be the machine or subnet that asks.`,
  unseenVantage: (a: {
    readonly asked: string;
    readonly scope: string;
    readonly why: string;
    readonly right: string;
  }) =>
    `"${a.asked}" lies in ${a.scope}, which could not be read (${a.why}${a.right ? `; needs ${a.right}` : ""}), so nothing is known of it.`,
  noVantageTold: () => `No vantage was told to ask from. Right would be ${VANTAGE_FORMS}.`,
} as const;

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function characterText(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === " ") return "a blank";
  return code < 32 || code === 127 ? `the control character ${code}` : `"${character}"`;
}
