/** The first screen: what this is, that it only reads, and the ways in. */

import { useEffect, useState } from "react";
import { aboutWords, collectWords, frameWords, startWords as words } from "#src/messages/index.ts";
import { OpenReadable } from "../frame/open-readable.tsx";
import { ThemePicker } from "../frame/top-bar.tsx";
import { useIsOnline } from "../parts/online.ts";
import { readLicences } from "../settings/licences.ts";
import { openDialog } from "../state/commands.ts";
import { cancel, open } from "../state/engine.ts";
import { forgetEstate, recentEstates } from "../state/recent-estates.ts";
import { change, go, useStore } from "../state/store.ts";
import { ageOf } from "../state/words.ts";
import { StartPicture } from "./picture.tsx";

export function StartScreen() {
  const refusal = useStore((state) => state.refusal);
  const opening = useStore((state) => state.opening);
  const opened = useStore((state) => state.opened);
  const isOnline = useIsOnline();
  return (
    <div className="start">
      <div className="start-ways">
        <h1>{frameWords.product}</h1>
        <p className="tagline">{words.tagline}</p>
        <p className="promise">{words.promise}</p>
        <div className="start-buttons">
          {opened && (
            <Way title={words.back(opened.title)} hint="" onPress={() => go({ screen: "map" })} />
          )}
          <Way
            title={words.demo}
            hint={words.demoHint}
            isPrimary
            onPress={() => void open("demo")}
          />
          <Way
            title={collectWords.openLong}
            hint={isOnline ? collectWords.hint : frameWords.noNetwork}
            onPress={() => change({ dialog: "collect" })}
          />
          <Way title={words.files} hint={words.filesHint} onPress={() => openDialog("files")} />
          <Way title={words.folder} hint={words.folderHint} onPress={() => openDialog("folder")} />
        </div>
        <p className="hint">{words.dropHint}</p>
        <Recent />
        {opening && (
          <p role="status" className="spread">
            {frameWords.working(opening.doing, opening.done, opening.of)}
            <button type="button" className="button" onClick={() => cancel("open")}>
              {frameWords.cancel}
            </button>
          </p>
        )}
        {refusal && (
          <div role="alert" className="refusal">
            <strong>{frameWords.refused}</strong>
            <p>{refusal.sentence}</p>
            {refusal.suggestions.length > 0 && <p>{frameWords.perhaps(refusal.suggestions)}</p>}
            <OpenReadable refusal={refusal} />
          </div>
        )}
        <div className="start-foot">
          <span>{words.reads}</span>
          <Version />
          <ThemePicker />
        </div>
      </div>
      <StartPicture />
    </div>
  );
}

/** Which version this is, once the list beside the page tells; it opens the rest. */
function Version() {
  const [version, setVersion] = useState("");
  useEffect(() => {
    readLicences().then(
      (read) => setVersion(read?.version ?? ""),
      // About says why the list could not be read; here the line stays out.
      () => setVersion(""),
    );
  }, []);
  if (version === "") return null;
  return (
    <button type="button" className="link" onClick={() => change({ dialog: "about" })}>
      {aboutWords.version(version)}
    </button>
  );
}

/** What was opened last, each to be opened again or forgotten. */
function Recent() {
  const [estates, setEstates] = useState(recentEstates);
  if (estates.length === 0) return null;
  return (
    <section aria-label={words.recent}>
      <h2>{words.recent}</h2>
      <ul className="plain-list">
        {estates.map((estate) => (
          <li key={estate.paths.join(" ")} className="spread">
            <button
              type="button"
              className="link"
              title={estate.paths.join(", ")}
              onClick={() => void open(estate.paths)}
            >
              {estate.title}
            </button>
            <span className="hint">{ageOf(estate.at, Date.now()).text}</span>
            <button
              type="button"
              className="button quiet square"
              aria-label={words.forget(estate.title)}
              onClick={() => {
                forgetEstate(estate);
                setEstates(recentEstates());
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Way(way: {
  readonly title: string;
  readonly hint: string;
  readonly isPrimary?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      // biome-ignore lint/a11y/noAutofocus: the first screen has one thing to do first, and nothing before it
      autoFocus={way.isPrimary ?? false}
      className={way.isPrimary ? "way primary" : "way"}
      onClick={way.onPress}
    >
      <span className="way-title">{way.title}</span>
      {way.hint !== "" && <span className="way-hint">{way.hint}</span>}
    </button>
  );
}
