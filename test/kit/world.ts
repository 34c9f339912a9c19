/** What estate a few told lines make: small worlds for tests, read by the same reader as a real export. */
import { readEstate } from "#src/azure/index.ts";
import { arm, demoSites, demoSnapshot } from "#src/demo/index.ts";
import { type DnsServer, type Estate, type Gap, keyOf, type Site } from "#src/model/index.ts";
import { readSites } from "#src/sites/index.ts";
import { type Draft, emptyDraft, put, type Tell } from "./draft.ts";
import { leadingWords, Misread, readBy, wordsOf } from "./form.ts";
import { nameForms } from "./tell-names.ts";
import { networkForms } from "./tell-networks.ts";
import { serverForms } from "./tell-servers.ts";
import { serviceForms } from "./tell-services.ts";

/** Every form in which a line may be told. */
export const tellForms: readonly Tell[] = [
  {
    form: "estate demo",
    says: "Starts from Contoso, the built-in estate, instead of nothing.",
    does: startFromDemo,
  },
  ...networkForms,
  ...serviceForms,
  ...nameForms,
  ...serverForms,
];

function startFromDemo(draft: Draft): void {
  put(draft, ...demoSnapshot().documents);
  const told = readSites(demoSites(), "demo");
  for (const site of told.sites) draft.sites.set(site.name, site);
  for (const server of told.dnsServers) draft.servers.set(server.address, server);
  for (const gap of demoSnapshot().gaps) draft.gaps.push({ ...gap, scope: keyOf(gap.scope) });
}

/** Tells `draft` the line `words`; throws `Misread` with what was seen and what would be right. */
export function tell(draft: Draft, words: readonly string[]): void {
  const ranked = tellForms
    .map((t) => ({ t, score: leadingWords(t.form, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  if (ranked.length === 0)
    throw new Misread(
      `no line begins with "${words[0] ?? ""}"`,
      [...new Set(tellForms.map((t) => t.form.split(" ")[0]))].join(", "),
    );
  let fault: Misread | undefined;
  for (const { t } of ranked) {
    try {
      const told = readBy(t.form, words);
      t.does(draft, told);
      return;
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      fault ??= error;
    }
  }
  if (fault) throw fault;
}

/** The estate that raw documents make, with what people tell beside them. */
export function estateOf(
  documents: readonly unknown[],
  told: { readonly sites?: readonly Site[]; readonly dnsServers?: readonly DnsServer[] } = {},
  gaps: readonly Gap[] = [],
): Estate {
  const value = {
    format: "split-horizon.snapshot/1",
    takenAt: "2026-11-20T09:12:00Z",
    documents,
    gaps,
  };
  const { estate } = readEstate([{ source: "world", value }], {
    sites: told.sites ?? [],
    dnsServers: told.dnsServers ?? [],
  });
  return estate;
}

/** The estate of a draft. */
export function estateOfDraft(draft: Draft): Estate {
  return estateOf(
    arm.withBothSides([...draft.documents.values()]),
    { sites: [...draft.sites.values()], dnsServers: [...draft.servers.values()] },
    draft.gaps,
  );
}

/** The estate that the lines of `text` tell (test/scenarios/README.md lists them). */
export function world(text: string): Estate {
  const draft = emptyDraft();
  for (const line of text.split("\n")) {
    const words = wordsOf(line);
    if (words.length > 0) tell(draft, words);
  }
  return estateOfDraft(draft);
}
