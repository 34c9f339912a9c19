/** The glyph of a kind of thing: our own plain set; the kind is always written too (ux.md section 6.3). */
import type { BoxKindKey } from "#src/messages/index.ts";

const paths: Readonly<Record<BoxKindKey, string>> = {
  site: "M2 14V5l6-3 6 3v9M6 14v-4h4v4",
  internet: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M2 8h12M8 2c3 3 3 9 0 12C5 11 5 5 8 2",
  gateway: "M2 13 4.5 3h7L14 13zM5 9h6",
  hub: "M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M8 2v3.5M8 10.5V14M2 8h3.5M10.5 8H14",
  vnet: "M2 8l4-4M2 8l4 4M14 8l-4-4M14 8l-4 4M6.5 8h0M8 8h0M9.5 8h0",
  subnet: "M2 4h12M2 8h12M2 12h12M5 4v4M11 8v4",
  resolver: "M4 2h8l2 2v8l-2 2H4l-2-2V4zM5.5 8h5M8.5 6l2 2-2 2",
  zone: "M3 4c0-3 10-3 10 0v8c0 3-10 3-10 0zM3 4c0 3 10 3 10 0",
  firewall: "M2 3h12v10H2zM2 6.3h12M2 9.7h12M6 3v3.3M10 6.3v3.4M6 9.7V13",
  vantage: "M2 3h8l4 5-4 5H2z",
  endpoint: "M5 3h6l3 5-3 5H5L2 8zM8 6.5v3",
  service: "M3 4h10v9H3zM3 7h10M6 4V2h4v2",
  bundle: "M4 5h10v9H4zM2 12V3h10",
};

export function KindGlyph({ kind }: { readonly kind: BoxKindKey }) {
  return (
    <svg className="kind-glyph" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={paths[kind]} fill="none" stroke="currentColor" strokeWidth="1.3" />
    </svg>
  );
}
