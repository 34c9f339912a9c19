/** About: which version this is, what it runs on, and every package in it with its licence. */
import { useEffect, useState } from "react";
import { frameWords, aboutWords as words } from "#src/messages/index.ts";
import { CopyButton } from "../collect/copy-button.tsx";
import { closeDialog, StoreDialog } from "../parts/store-dialog.tsx";
import { type Licences, readLicences, runtimeParts } from "./licences.ts";

export function AboutDialog() {
  const [licences, setLicences] = useState<Licences | "waiting" | "failed">("waiting");
  useEffect(() => {
    readLicences().then(
      (read) => setLicences(read ?? "failed"),
      () => setLicences("failed"),
    );
  }, []);
  const parts = runtimeParts(navigator.userAgent);
  const isRead = typeof licences === "object";
  const version = isRead ? words.version(licences.version) : "";
  return (
    <StoreDialog title={words.title} modal="sheet" dialog="about">
      {isRead && (
        <p>
          <strong>{version}</strong> · {words.licence(licences.licence)}
        </p>
      )}
      <p>{words.runsOn(parts)}</p>
      <p>{words.promise}</p>
      {licences === "waiting" && <p role="status">{words.waiting}</p>}
      {licences === "failed" && <p role="alert">{words.failed}</p>}
      {isRead && <Packages licences={licences} />}
      <div className="button-row end">
        <CopyButton
          label={words.copy}
          text={[frameWords.product, version, ...parts].filter(Boolean).join("\n")}
        />
        <button type="button" className="button primary" onClick={closeDialog}>
          {words.close}
        </button>
      </div>
    </StoreDialog>
  );
}

function Packages({ licences }: { readonly licences: Licences }) {
  const [text, setText] = useState("");
  const [opened, setOpened] = useState("");
  const part = text.trim().toLowerCase();
  const found = licences.packages.filter((one) =>
    `${one.name} ${one.licence}`.toLowerCase().includes(part),
  );
  return (
    <section aria-label={words.made(licences.packages.length)}>
      <h3>{words.made(licences.packages.length)}</h3>
      <label className="field">
        <span>{words.search}</span>
        <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="package-scroll" tabIndex={0} aria-label={words.list}>
        <ul className="plain-list packages">
          {found.map((one) => {
            const key = `${one.name} ${one.version}`;
            const isOpen = opened === key;
            return (
              <li key={key}>
                <button
                  type="button"
                  className="package"
                  aria-expanded={isOpen}
                  onClick={() => setOpened(isOpen ? "" : key)}
                >
                  <span>{one.name}</span>
                  <span className="hint">{one.version}</span>
                  <span className="hint">{one.licence}</span>
                </button>
                {isOpen && (
                  <pre className="licence-text">{licences.texts[one.text] || words.noText}</pre>
                )}
              </li>
            );
          })}
        </ul>
      </section>
    </section>
  );
}
