/** The colours of the page's style sheet, as the canvas needs them: plain values of the theme that is on. */

const names = [
  "outcome-private",
  "outcome-endpoint",
  "outcome-public",
  "outcome-blocked",
  "outcome-unseen",
  "ink",
  "muted",
  "control",
  "line",
  "ground",
  "raised",
  "sunken",
  "selected",
  "quiet-wire",
  "text-private",
] as const;

export type Tokens = Readonly<Record<(typeof names)[number], string>>;

/** Reads the tokens as they compute on the page now. */
export function tokensNow(): Tokens {
  const probe = document.createElement("span");
  // Else forced colours would make every probe the colour of text.
  probe.style.setProperty("forced-color-adjust", "none");
  document.body.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const tokens = Object.fromEntries(names.map((name) => [name, read(name)])) as Tokens;
  probe.remove();
  return tokens;
}
