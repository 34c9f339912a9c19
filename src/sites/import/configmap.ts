/** Which files do the Kubernetes ConfigMaps `coredns` and `coredns-custom` hold (AKS, dns.md 8.3)? */
import type { ImportFile } from "./draft.ts";
import { mapIn, textIn, type Yaml, yamlDocuments } from "./yaml.ts";

/** Whether `text` is a ConfigMap with a Corefile or parts of one. */
export function looksLikeConfigMap(text: string): boolean {
  return (
    /^[ \t]*"?kind"?:[ \t]*"?(ConfigMap|List|ConfigMapList)"?/m.test(text) &&
    /^[ \t]*"?(Corefile|[\w.-]+\.(server|override))"?:/m.test(text)
  );
}

/**
 * The Corefile of `coredns` and the `custom/` parts of `coredns-custom` as files of their own, named below `file`;
 * lines of YAML count as in the whole, so that notes find their place.
 */
export function configMapFiles(file: ImportFile): ImportFile[] {
  const files = file.text.trimStart().startsWith("{") ? fromJson(file) : fromYaml(file);
  // AKS reads the parts from a folder of this name.
  return files.map(({ name, text }) => ({
    name: `${file.name}/${/\.(server|override)$/.test(name) ? "custom/" : ""}${name}`,
    text,
  }));
}

function fromYaml(file: ImportFile): ImportFile[] {
  const maps = yamlDocuments(file.text, () => undefined).flatMap((part) => {
    const items = mapIn(part).get("items")?.value;
    return Array.isArray(items) ? (items as readonly Yaml[]) : [part];
  });
  return maps.flatMap((map) =>
    [...mapIn(mapIn(map).get("data"))].map(([name, value]) => ({
      name,
      text: `${"\n".repeat(Math.max(0, value.line - 1))}${textIn(value)}`,
    })),
  );
}

function fromJson(file: ImportFile): ImportFile[] {
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch {
    return [];
  }
  const dataOf = (item: unknown): [string, unknown][] =>
    typeof item === "object" &&
    item !== null &&
    "data" in item &&
    typeof item.data === "object" &&
    item.data
      ? Object.entries(item.data)
      : [];
  const items: readonly unknown[] =
    typeof value === "object" && value !== null && "items" in value && Array.isArray(value.items)
      ? value.items
      : [value];
  return items
    .flatMap(dataOf)
    .flatMap(([name, text]) => (typeof text === "string" ? [{ name, text }] : []));
}
