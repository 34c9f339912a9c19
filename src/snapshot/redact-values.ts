/** What becomes of each value of a document when an estate is shared? */
import { zoneRows } from "#src/azure/catalogue/index.ts";
import { azureTags, azureWords, domainNames, subResources, tagOrAddress } from "./redact.table.ts";
import type { AddressMap } from "./redact-addresses.ts";
import { isGuid, type NameMap, withGuids } from "./redact-names.ts";

type Bag = Readonly<Record<string, unknown>>;

/** Rewrites documents, ids and what people told. */
export type Rewriter = {
  readonly document: (document: Bag) => Bag;
  readonly id: (id: string) => string;
  readonly name: (domain: string) => string;
};

const isId = (text: string) => /^\/(subscriptions|providers|tenants)\//i.test(text);
const groups = new Set(zoneRows.map((row) => row[2].toLowerCase()));
const records = new Set(["a", "aaaa", "cname", "mx", "ptr", "soa", "srv", "txt"]);
const isBag = (value: unknown): value is Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A rewriter with these pseudonyms. */
export function rewriter(names: NameMap, addresses: AddressMap): Rewriter {
  /** An ARM id, segment by segment: types stay, names change by what they name. */
  function id(text: string): string {
    const [path = "", query] = text.split("?");
    const parts = path.split("/");
    const out: string[] = [];
    let zone = "";
    let isInProvider = false;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] ?? "";
      const before = (parts[i - 1] ?? "").toLowerCase();
      if (before === "providers") {
        out.push(part);
        isInProvider = true;
        // Names follow types from here on, in turns.
        for (i++; i < parts.length && parts[i]?.toLowerCase() !== "providers"; i += 2) {
          const type = parts[i] ?? "";
          const name = parts[i + 1];
          out.push(type);
          if (name === undefined) continue;
          if (type.toLowerCase() === "privatednszones") zone = name;
          out.push(nameOf(type, name, zone));
        }
        i--;
      } else if (before === "subscriptions" || before === "tenants") out.push(names.guid(part));
      else if (!isInProvider && before === "resourcegroups") out.push(names.word(part));
      else out.push(part);
    }
    return out.join("/") + (query === undefined ? "" : `?${query}`);
  }

  function nameOf(type: string, name: string, zone: string): string {
    const lower = type.toLowerCase();
    if (lower === "privatednszones") return names.domain(name);
    if (lower === "locations") return name;
    if (zone !== "" && records.has(lower)) return relative(name, zone);
    return names.word(name);
  }

  /** A record's name below its zone: the image of the whole, without the image of the zone. */
  function relative(name: string, zone: string): string {
    if (name === "@" || name === "") return name;
    const whole = names.domain(`${name}.${zone}`);
    return whole.slice(0, whole.length - names.domain(zone).length - 1);
  }

  function text(key: string, value: string): string {
    if (value === "") return value;
    if (isId(value)) return id(value);
    if (azureWords.has(key)) return value;
    if (isGuid(value)) return names.guid(value);
    const address = addresses.map(value);
    if (address !== undefined) return address;
    // Numbers, ports, stars, versions; and times.
    if (/^[\d\s.,*-]+$/.test(value) || /^\d{4}-\d\d-\d\dT[\d:.Z+-]+$/.test(value)) return value;
    if (tagOrAddress.has(key)) return listed(key, value);
    if (subResources.has(key)) return subResource(value);
    if (/^[a-z]{2,12}:\/\//i.test(value)) return link(value);
    if (domainNames.has(key) || isDomain(value)) return names.domain(value);
    if (/^microsoft\.[\w./]+$/i.test(value)) return value;
    return names.word(value);
  }

  /** A service tag stays, with or without its region; addresses with commas between are taken one by one. */
  function listed(key: string, value: string): string {
    if (value.includes(","))
      return value
        .split(",")
        .map((part) => text(key, part.trim()))
        .join(",");
    return /^[A-Z][A-Za-z0-9]+(\.[A-Za-z0-9]+)?$/.test(value) ? value : names.word(value);
  }

  /** `blob`, `registry_data_westeurope` stay; of `sites-<slot>` the slot is somebody's own, and so is a Cosmos account. */
  function subResource(value: string): string {
    const [, base = "", slot] = /^([^_-]+)(?:_[^-]*)?(?:-(.+))?$/.exec(value) ?? [];
    if (!groups.has(base.toLowerCase())) return names.word(value);
    return slot === undefined ? value : `${base}-${names.word(slot)}`;
  }

  function link(value: string): string {
    const [, scheme = "", host = "", port = "", path = ""] =
      /^([a-z]+:\/\/)([^/:?#]*)(:\d+)?(.*)$/is.exec(value) ?? [];
    const place = addresses.map(host) ?? names.domain(host);
    const [plain = ""] = path.split(/[?#]/);
    const rest = isId(plain)
      ? id(plain)
      : plain
          .split("/")
          .map((p) => withGuids(names.word(p), names))
          .join("/");
    return `${scheme}${place}${port}${rest}`;
  }

  function anyValue(key: string, value: unknown, zone: string): unknown {
    if (typeof value === "string") return text(key, value);
    if (typeof value === "number") return number(key, value);
    if (Array.isArray(value)) return value.map((item: unknown) => anyValue(key, item, zone));
    return isBag(value) ? bag(value, zone, key === "tags") : value;
  }

  /** Public AS numbers tell whose they are; those for private use and Azure's own do not. */
  function number(key: string, value: number): number {
    const isOpen = (value >= 64_496 && value <= 65_551) || value >= 4_200_000_000;
    if (!key.endsWith("asn") || isOpen || value < 1 || [8075, 12_076].includes(value)) return value;
    // Numbers set apart for documentation (RFC 5398).
    return 65_536 + (value % 16);
  }

  function bag(value: Bag, zone: string, isTags = false): Bag {
    const own = zoneIn(value) ?? zone;
    const out: Record<string, unknown> = {};
    for (const [name, inner] of Object.entries(value)) {
      const key = name.toLowerCase();
      if (isTags) {
        const isAzures = azureTags.has(key);
        out[isAzures ? name : names.word(name)] = isAzures ? inner : names.word(String(inner));
      } else out[keyText(name)] = member(key, inner, value, own);
    }
    return out;
  }

  /** Keys are Azure's, but for ids and GUIDs (identities are listed by them). */
  const keyText = (name: string) => (isId(name) ? id(name) : withGuids(name, names));

  function member(key: string, inner: unknown, within: Bag, zone: string): unknown {
    if (key === "etag" || key === "systemdata") return undefined;
    if (key === "name" && typeof inner === "string") return ownName(inner, within, zone);
    if (key === "data" && typeof inner === "string") return recordData(inner);
    return anyValue(key, inner, zone);
  }

  /** The name of something that has an id is the end of its id. */
  function ownName(name: string, within: Bag, zone: string): string {
    const own = typeof within.id === "string" && isId(within.id) ? within.id : "";
    if (own.toLowerCase().endsWith(`/${name.toLowerCase()}`)) {
      const mapped = id(own);
      return mapped.slice(mapped.lastIndexOf("/") + 1);
    }
    if (zoneIn(within) === name) return names.domain(name);
    if (zone !== "" && (within.data !== undefined || within.ttl !== undefined))
      return relative(name, zone);
    // A row of Resource Graph names a subscription by its title, like any other.
    return isTag(within, name) ? name : text("name", name);
  }

  /** Service tags carry their lists of prefixes. */
  const isTag = (within: Bag, name: string) =>
    isBag(within.properties) &&
    Array.isArray(within.properties.addressPrefixes) &&
    typeof within.properties.systemService === "string" &&
    /^[A-Za-z0-9.]+$/.test(name);

  /** A told zone has a name and records. */
  const zoneIn = (value: Bag) =>
    Array.isArray(value.records) && typeof value.name === "string" ? value.name : undefined;

  /** A record's data in presentation form: numbers stay, names and addresses change. */
  function recordData(data: string): string {
    return data
      .split(" ")
      .map((part) => (/^\d+$/.test(part) ? part : text("domain", part)))
      .join(" ");
  }

  return { id, name: names.domain, document: (document) => bag(document, "") };
}

/** Whether a text reads as a domain name: labels with dots between, and no more than letters a name may have. */
function isDomain(value: string): boolean {
  return value.length < 254 && /^(\*\.)?[\w-]+(\.[\w-]+)+\.?$/.test(value);
}
