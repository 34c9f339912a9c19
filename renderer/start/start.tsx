/** The first screen: what this is, that it only reads, and three ways in. */
import { frameWords, startWords as words } from "#src/messages/index.ts";
import { ThemePicker } from "../frame/top-bar.tsx";
import { openDialog } from "../state/commands.ts";
import { open } from "../state/engine.ts";
import { go, useStore } from "../state/store.ts";
import { StartPicture } from "./picture.tsx";

export function StartScreen() {
  const refusal = useStore((state) => state.refusal);
  const opening = useStore((state) => state.opening);
  const opened = useStore((state) => state.opened);
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
          <Way title={words.files} hint={words.filesHint} onPress={() => openDialog("files")} />
          <Way title={words.folder} hint={words.folderHint} onPress={() => openDialog("folder")} />
        </div>
        <p className="hint">{words.dropHint}</p>
        {opening && (
          <p role="status" className="opening-line">
            {frameWords.working(opening.doing, opening.done, opening.of)}
          </p>
        )}
        {refusal && (
          <div role="alert" className="refusal">
            <strong>{frameWords.refused}</strong>
            <p>{refusal.sentence}</p>
            {refusal.suggestions.length > 0 && <p>{frameWords.perhaps(refusal.suggestions)}</p>}
          </div>
        )}
        <div className="start-foot">
          <span>{words.reads}</span>
          <ThemePicker />
        </div>
      </div>
      <StartPicture />
    </div>
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
