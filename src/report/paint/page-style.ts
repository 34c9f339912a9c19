/** What do exported pages share: colours as properties, and a policy that lets nothing in or out? */
import { inks, type Look, looks } from "../picture/look.ts";

/** Every ink as a property of the page, so that light and dark are the reader's choice. */
export const propertyLook: Look = {
  ...looks.light,
  ...Object.fromEntries(inks.map((ink) => [ink, `var(--${ink})`])),
};

/** The properties that `propertyLook` names, each in both looks. */
export function propertiesOf(): string {
  const both = inks.map((ink) => `--${ink}:light-dark(${looks.light[ink]},${looks.dark[ink]})`);
  return `:root{${both.join(";")}}`;
}

/** The policy of a page whose only style and script are those with these sums. */
export function policyOf(sums: {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}): string {
  const listed = (all: readonly string[]) =>
    all.length === 0 ? "'none'" : all.map((sum) => `'sha256-${sum}'`).join(" ");
  return [
    "default-src 'none'",
    `style-src ${listed(sums.styles)}`,
    `script-src ${listed(sums.scripts)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
