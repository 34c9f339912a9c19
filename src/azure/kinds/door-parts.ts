/** What do the parts of a service's public door look like, whatever the service calls them (path.md 3.3)? */
import { type Key, keyOf, type PublicDoor } from "#src/model/index.ts";
import { isBag, prop } from "../bag.ts";
import { type Doc, itemsAt, noteOdd, oneOf, type Place, propsAt, textAt } from "../doc.ts";

/** The part of a door that was read from one place; pointers tell from where. */
export type DoorPart = Partial<PublicDoor>;

/** What a door is when nothing is told. */
export const CLOSED_BOOK: PublicDoor = {
  ipRules: [],
  subnetRules: [],
  bypass: [],
  instanceRules: false,
  pointers: {},
  complete: true,
};

const ACCESS = ["Enabled", "Disabled", "SecuredByPerimeter"] as const;

/** `publicNetworkAccess` at `p`, in any letter case; a flag means on or off. */
export function accessAt(p: Place): DoorPart {
  const name = "publicNetworkAccess";
  const value = prop(p.bag, name);
  if (value === undefined || value === "") return {};
  const publicAccess =
    typeof value === "boolean" ? (value ? "Enabled" : "Disabled") : oneOf(p, name, ACCESS);
  return publicAccess ? { publicAccess, pointers: { publicAccess: `${p.pointer}/${name}` } } : {};
}

/** `defaultAction` at `p`. */
export function defaultActionAt(p: Place, name = "defaultAction"): DoorPart {
  const defaultAction = oneOf(p, name, ["Allow", "Deny"]);
  return defaultAction
    ? { defaultAction, pointers: { defaultAction: `${p.pointer}/${name}` } }
    : {};
}

const ADDRESS_WORDS = ["value", "ipAddressOrRange", "ipMask", "ipAddress", "addressRange"];

/** The address rules in the list under `name`: addresses, CIDRs, or objects with one under any of several words. */
export function ipRulesAt(p: Place, name: string): DoorPart {
  const value = prop(p.bag, name);
  if (value === undefined) return {};
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const ipRules: string[] = [];
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    if (typeof item === "string") {
      if (item.trim() !== "") ipRules.push(item.trim());
      continue;
    }
    const text = isBag(item)
      ? ADDRESS_WORDS.map((word) => prop(item, word)).find((t) => typeof t === "string")
      : undefined;
    if (!isBag(item) || typeof text !== "string") {
      if (item !== null && item !== undefined) noteOdd(p, `${name}/${i}`, "wrong-type", item);
      continue;
    }
    const action = prop(item, "action");
    if (typeof action !== "string" || action.toLowerCase() !== "deny") ipRules.push(text);
  }
  return { ipRules, pointers: { ipRules: `${p.pointer}/${name}` } };
}

/** The subnets in the list under `name` that may come in by service endpoint. */
export function subnetRulesAt(p: Place, name = "virtualNetworkRules"): DoorPart {
  if (prop(p.bag, name) === undefined) return {};
  const subnetRules: { subnet: Key; state: string }[] = [];
  for (const rule of itemsAt(p, name)) {
    const id =
      ["id", "virtualNetworkResourceId", "virtualNetworkSubnetId"]
        .map((word) => prop(rule.bag, word))
        .find((own) => typeof own === "string") ?? idIn(prop(rule.bag, "subnet"));
    if (typeof id === "string" && id !== "")
      subnetRules.push({ subnet: keyOf(id), state: textAt(rule, "state") });
    else noteOdd(rule, "id", "no-reference", rule.bag);
  }
  return { subnetRules, pointers: { subnetRules: `${p.pointer}/${name}` } };
}

function idIn(value: unknown): unknown {
  return isBag(value) ? prop(value, "id") : undefined;
}

/** The words in a bypass list: "AzureServices, Logging", or a list; "None" is no bypass. */
export function bypassAt(p: Place, name = "bypass"): DoorPart {
  const value = prop(p.bag, name);
  const words = (
    Array.isArray(value) ? value.map(String) : typeof value === "string" ? value.split(",") : []
  )
    .map((word) => word.trim())
    .filter((word) => word !== "" && word.toLowerCase() !== "none");
  return value === undefined ? {} : { bypass: words, pointers: { bypass: `${p.pointer}/${name}` } };
}

/** Address ranges of child documents with a first and a last address, in order of the ids. */
export function rangesIn(rules: readonly Doc[], pointer: string): DoorPart {
  if (rules.length === 0) return {};
  const ipRules: string[] = [];
  for (const rule of rules) {
    const p = propsAt(rule);
    const from = textAt(p, "startIpAddress") || textAt(p, "startIP");
    const to = textAt(p, "endIpAddress") || textAt(p, "endIP") || from;
    if (from === "") noteOdd(p, "startIpAddress", "not-an-address", null);
    else ipRules.push(from === to ? from : `${from}-${to}`);
  }
  return { ipRules, pointers: { ipRules: pointer } };
}

/** Subnets of child documents, in order of the ids. */
export function subnetsIn(rules: readonly Doc[], pointer: string): DoorPart {
  if (rules.length === 0) return {};
  const subnetRules: { subnet: Key; state: string }[] = [];
  for (const rule of rules) {
    const p = propsAt(rule);
    const id = textAt(p, "virtualNetworkSubnetId");
    if (id === "") noteOdd(p, "virtualNetworkSubnetId", "no-reference", null);
    else subnetRules.push({ subnet: keyOf(id), state: textAt(p, "state") });
  }
  return { subnetRules, pointers: { subnetRules: pointer } };
}

/** The door that `parts` make; what a later part tells counts. */
export function doorOf(parts: readonly DoorPart[]): PublicDoor {
  const pointers: Record<string, string> = {};
  for (const part of parts) Object.assign(pointers, part.pointers);
  return Object.assign({ ...CLOSED_BOOK }, ...parts, { pointers });
}
