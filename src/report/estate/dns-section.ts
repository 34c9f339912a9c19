/** DNS per application: one picture of one page for each, with the owner at every hop. */
import type { Block } from "../document/document.ts";
import { applicationsOf } from "./applications.ts";
import { chainsOf } from "./dns-chains.ts";
import { dnsPicture, ROWS } from "./dns-picture.ts";
import { dnsRows } from "./dns-rows.ts";
import type { Facts } from "./facts.ts";

/** Most applications and pages of one; what is left out is said. */
const MOST_APPLICATIONS = 40;
const MOST_PAGES = 8;

/** The blocks of the section. */
export function dnsSection(facts: Facts): readonly Block[] {
  const { words, matrix, language } = facts;
  const applications = applicationsOf(facts);
  const blocks: Block[] = [{ is: "text", text: words.dnsHelp }];
  applications.slice(0, MOST_APPLICATIONS).forEach(({ title, services }, i) => {
    const own = new Set(
      services.flatMap((service) => service.names.map(({ fqdn }) => fqdn.toLowerCase())),
    );
    const chains = matrix.names.flatMap(({ name }, n) =>
      own.has(name.toLowerCase()) ? chainsOf(facts, n) : [],
    );
    if (chains.length === 0) return;
    blocks.push({ is: "heading", text: title });
    const pages = parted(dnsRows(facts, chains));
    pages.slice(0, MOST_PAGES).forEach((page, part) => {
      const heading = pages.length === 1 ? title : words.dnsPart(title, part + 1, pages.length);
      blocks.push({
        is: "picture",
        name: `dns-${i + 1}${part === 0 ? "" : `-${part + 1}`}`,
        caption: words.dnsCaption(heading),
        picture: dnsPicture(heading, page, language),
      });
    });
    const out = pages.slice(MOST_PAGES).reduce((sum, page) => sum + page.length, 0);
    if (out > 0) blocks.push({ is: "text", text: words.rowsLeftOut(out) });
  });
  const out = applications.length - MOST_APPLICATIONS;
  if (out > 0) blocks.push({ is: "text", text: words.applicationsLeftOut(out) });
  return blocks;
}

/** `rows` in pages of about the same length, at most `ROWS` on each. */
function parted<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const pages = Math.ceil(rows.length / ROWS);
  const each = Math.ceil(rows.length / Math.max(1, pages));
  return Array.from({ length: pages }, (_, i) => rows.slice(i * each, (i + 1) * each));
}
