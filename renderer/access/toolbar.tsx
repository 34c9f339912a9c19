/** What is compared: from where, what, for how many gigabytes, and how it is shown. */
import { memo, useEffect, useState } from "react";
import { sceneWords, accessWords as words } from "#src/messages/index.ts";
import { go, useStore } from "../state/store.ts";
import { Picker } from "./picker.tsx";
import { PricesButton } from "./price-dialog.tsx";
import { gigabytesOf } from "./scope.ts";

export const Toolbar = memo(function Toolbar() {
  const vantages = useStore((state) => state.vantages);
  const services = useStore((state) => state.services);
  const { sources, targets, allColumns } = useStore((state) => state.view);
  return (
    <fieldset className="access-toolbar" aria-label={words.toolbar}>
      <Picker
        label={words.from}
        all={words.everySubnet}
        items={vantages.map(({ id, label, kind }) => ({ id, title: label, kind }))}
        chosen={sources}
        onChange={(next) => go({ sources: next, select: "" }, true)}
      />
      <Picker
        label={words.to}
        all={words.everyService}
        items={services.flatMap(({ names, type, name }) =>
          names.slice(0, 1).map(({ fqdn }) => ({
            id: fqdn,
            title: name,
            kind: sceneWords.serviceKind(type),
          })),
        )}
        chosen={targets}
        onChange={(next) => go({ targets: next, select: "" }, true)}
      />
      <Gigabytes />
      <PricesButton />
      <button
        type="button"
        className="button"
        aria-pressed={allColumns}
        onClick={() => go({ allColumns: !allColumns }, true)}
      >
        <kbd>W</kbd> {words.allColumns}
      </button>
    </fieldset>
  );
});

/** Gigabytes a month; what is no number of them is told at once, and changes nothing. */
function Gigabytes() {
  const gb = useStore((state) => state.view.gb);
  const [text, setText] = useState(gb);
  useEffect(() => setText(gb), [gb]);
  const isWrong = gigabytesOf(text) === undefined;
  return (
    <span className="gigabytes">
      <label className="inline">
        {words.gb}{" "}
        <input
          type="text"
          inputMode="numeric"
          value={text}
          placeholder="0"
          aria-invalid={isWrong}
          aria-describedby="gigabytes-help"
          onChange={(event) => {
            const next = event.target.value;
            setText(next);
            if (gigabytesOf(next) !== undefined) go({ gb: next.trim() }, true);
          }}
        />
      </label>
      <span
        id="gigabytes-help"
        className={isWrong ? "gigabytes-wrong" : "sr-only"}
        role={isWrong ? "alert" : undefined}
      >
        {isWrong ? words.gbWrong(text) : words.gbHelp}
      </span>
    </span>
  );
}
