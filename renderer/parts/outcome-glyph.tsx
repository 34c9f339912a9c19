/** The glyph of an outcome, the same on every screen (ux.md section 6.1). */
import type { OutcomeKey } from "#src/messages/index.ts";
import { outcomeWords } from "#src/messages/index.ts";

const shapes: Readonly<Record<OutcomeKey, React.ReactNode>> = {
  private: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <circle className="hole" cx="8" cy="6.6" r="1.7" />
      <path className="hole" d="M7.1 7.6h1.8l.7 3.6H6.4z" />
    </>
  ),
  endpoint: <path d="M8 1 15 8 8 15 1 8z" fill="currentColor" />,
  public: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <ellipse cx="8" cy="8" rx="2.6" ry="6" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d="M2 8h12" stroke="currentColor" strokeWidth="1.2" />
    </>
  ),
  blocked: (
    <>
      <path d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z" fill="currentColor" />
      <path className="stroke-hole" d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" strokeWidth="1.8" />
    </>
  ),
  "no-answer": (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="m3.6 12.4 8.8-8.8" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  mixed: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  unseen: (
    <>
      <circle
        cx="8"
        cy="8"
        r="6.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeDasharray="2 2"
      />
      <path
        d="M6 6.4c0-2.6 4-2.6 4 0 0 1.5-2 1.5-2 3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      />
      <circle cx="8" cy="11.6" r="1" fill="currentColor" />
    </>
  ),
};

/** The glyph alone; beside it stands the word, or `isNamed` gives it one for assistive technology. */
export function OutcomeGlyph({
  outcome,
  isNamed = false,
}: {
  readonly outcome: OutcomeKey;
  readonly isNamed?: boolean;
}) {
  const name = isNamed
    ? { role: "img", "aria-label": outcomeWords[outcome] }
    : { "aria-hidden": true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its attribute, or hidden beside its word
    <svg className={`glyph tone-${outcome}`} viewBox="0 0 16 16" width="16" height="16" {...name}>
      {shapes[outcome]}
    </svg>
  );
}

/** Glyph and word. */
export function OutcomeBadge({
  outcome,
  isUnexpected = false,
}: {
  readonly outcome: OutcomeKey;
  readonly isUnexpected?: boolean;
}) {
  return (
    <span className={`badge tone-${outcome}`}>
      <OutcomeGlyph outcome={outcome} />
      <span>{outcomeWords[outcome]}</span>
      {isUnexpected && <FlagCorner />}
    </span>
  );
}

/** The mark of what is not as expected. */
export function FlagCorner() {
  return (
    <svg className="flag" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M1 1h14L1 15z" fill="currentColor" />
      <path className="stroke-hole" d="M4.5 3.2v3.4m0 1.4v1.2" strokeWidth="1.6" />
    </svg>
  );
}
