/** What is this program made of? The list that the build wrote beside the page. */

/** A package in the program. `text` counts in the list of texts, which many packages share. */
export type LicencedPackage = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: number;
};

export type Licences = {
  readonly version: string;
  readonly licence: string;
  readonly packages: readonly LicencedPackage[];
  readonly texts: readonly string[];
};

const isLicences = (value: unknown): value is Licences =>
  typeof value === "object" &&
  value !== null &&
  "version" in value &&
  typeof value.version === "string" &&
  "packages" in value &&
  Array.isArray(value.packages) &&
  "texts" in value &&
  Array.isArray(value.texts);

/** The list; undefined when the build has written none. Rejects when it cannot be fetched. */
export async function readLicences(): Promise<Licences | undefined> {
  const response = await fetch(new URL("licences.json", new URL(".", location.href)));
  const read: unknown = response.ok ? await response.json() : undefined;
  return isLicences(read) ? read : undefined;
}

/** What the page runs on, by what its browser says of itself. */
export function runtimeParts(userAgent: string): readonly string[] {
  const found = [
    ...userAgent.matchAll(/\b(Electron|(?:Headless)?Chrome|Firefox|Version)\/([\d.]+)/g),
  ].map(
    ([, name = "", version = ""]) =>
      `${name.endsWith("Chrome") ? "Chromium" : name === "Version" ? "Safari" : name} ${version}`,
  );
  return found.length > 0 ? found : [userAgent];
}
