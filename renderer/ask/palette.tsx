/** The one box: a name asks, @ finds things, > runs commands, filters filter (ux.md section 12). */
import { useMemo, useRef, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { commandWords as words } from "#src/messages/index.ts";
import { change, type State, stateNow, useStore } from "../state/store.ts";
import { useAbout } from "./address.ts";
import { faultOf, type Result, resultsFor } from "./results.ts";
import { takePasted } from "./ticket.ts";

export function Palette() {
  const isOpen = useStore((state) => state.dialog === "palette");
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => !open && change({ dialog: "none" })}
    >
      <Modal className="modal palette">
        <Dialog className="dialog" aria-label={words.palette}>
          {isOpen && <Box />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Box() {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const services = useStore((state) => state.services);
  const vantages = useStore((state) => state.vantages);
  const about = useAbout(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found depends on what is open
  const results = useMemo(
    () => resultsFor(text, stateNow() satisfies State, about),
    [text, services, vantages, about.join("\n")],
  );
  const fault = results.length === 0 ? faultOf(text) : "";
  const run = (result: Result | undefined) => {
    if (!result) return;
    change({ dialog: "none" });
    result.run();
  };
  const move = (by: number) => {
    const next = results.length === 0 ? 0 : (at + by + results.length) % results.length;
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  return (
    <>
      <input
        className="palette-input"
        type="text"
        role="combobox"
        aria-label={words.palette}
        aria-expanded={results.length > 0}
        aria-controls="palette-results"
        aria-activedescendant={results[at] ? `result-${at}` : undefined}
        aria-describedby="palette-help"
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into it
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onPaste={(event) => {
          if (takePasted(event.clipboardData.getData("text/plain"))) event.preventDefault();
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") move(1);
          else if (event.key === "ArrowUp") move(-1);
          else if (event.key === "Enter") run(results[at]);
          else return;
          event.preventDefault();
        }}
      />
      <p id="palette-help" className="hint">
        {words.paletteHelp}
      </p>
      <p className="sr-only" role="status">
        {about.length > 0 ? about.join(" ") : fault || words.results(results.length)}
      </p>
      {about.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {results.length === 0 ? (
        about.length === 0 && <p className="hint">{fault || words.noResults}</p>
      ) : (
        <div
          className="palette-results"
          id="palette-results"
          role="listbox"
          aria-label={words.palette}
          ref={list}
        >
          {results.map((result, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above
            <div
              key={result.id}
              id={`result-${i}`}
              role="option"
              aria-selected={i === at}
              tabIndex={-1}
              className={i === at ? "palette-result is-at" : "palette-result"}
              onClick={() => run(result)}
              onMouseMove={() => setAt(i)}
            >
              <span className="result-group">{result.group}</span>
              <span className="result-title">{result.title}</span>
              {result.keys && <kbd>{result.keys}</kbd>}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
