/** What does every resource have: id, name, place and tags, as its document tells them? */
import { normalRegion } from "#src/azure/catalogue/index.ts";
import type { Thing } from "#src/model/index.ts";
import { isBag, prop } from "./bag.ts";
import { bodyAt, type Doc, noteOdd } from "./doc.ts";
import { placeOf } from "./ids.ts";

const regions = new Map<string, string>();

/** A region's short name, remembered: an estate has few. */
export function regionOf(doc: Doc): string {
  const value = prop(doc.body, "location");
  if (value === undefined) return "";
  if (typeof value !== "string") {
    noteOdd(bodyAt(doc), "location", "wrong-type", value);
    return "";
  }
  let region = regions.get(value);
  if (region === undefined) {
    region = normalRegion(value);
    if (regions.size < 1_000) regions.set(value, region);
  }
  return region;
}

/** What the document tells of the resource itself. */
export function thingOf(doc: Doc): Thing {
  const { subscription, resourceGroup } = placeOf(doc.key);
  return {
    id: doc.id,
    key: doc.key,
    name: doc.name,
    type: doc.type,
    location: regionOf(doc),
    subscription,
    resourceGroup,
    tags: tagsOf(doc),
  };
}

/** The tenant that a row of Resource Graph tells beside its resource. */
export function tenantOf(doc: Doc): string | undefined {
  const value = prop(doc.body, "tenantId");
  return typeof value === "string" && value !== "" ? value.toLowerCase() : undefined;
}

const NO_TAGS: Thing["tags"] = {};

function tagsOf(doc: Doc): Thing["tags"] {
  const value = prop(doc.body, "tags");
  if (value === undefined || value === "") return NO_TAGS;
  if (!isBag(value)) {
    noteOdd(bodyAt(doc), "tags", "wrong-type", value);
    return NO_TAGS;
  }
  let plain = true;
  for (const name in value) if (typeof value[name] !== "string") plain = false;
  if (plain) return value as Thing["tags"];
  const tags: [string, string][] = [];
  for (const [name, text] of Object.entries(value))
    if (typeof text === "string") tags.push([name, text]);
    else if (text !== null) noteOdd(bodyAt(doc), `tags/${name}`, "wrong-type", text);
  return Object.fromEntries(tags);
}
