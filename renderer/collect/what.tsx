/** The second step: which subscriptions, which extra evidence, and what will be asked for it. */
import { collectWords as words } from "#src/messages/index.ts";
import { doorNow } from "../state/engine.ts";
import { collect, goTo, see, useCollecting, wishFor } from "./collecting.ts";
import { Choice, TextField, Tick } from "./fields.tsx";
import { PlanPreview } from "./plan-preview.tsx";
import { Prompt } from "./prompt.tsx";
import { SubscriptionTree } from "./tree.tsx";
import { type Extra, isNamed } from "./wish.ts";

const extras: readonly Extra[] = [
  "zoneGroups",
  "serviceTags",
  "publicAnswers",
  "effectiveRoutes",
  "learnedRoutes",
];

export function WhatStep() {
  const wish = useCollecting((now) => now.wish);
  const isReady = isNamed(wish);
  return (
    <form
      className="sheet-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void collect();
      }}
    >
      <Choice
        label={words.scope}
        value={wish.scope}
        of={words.scopes}
        onChange={(scope) => wishFor({ scope })}
      />
      {wish.scope === "subscriptions" ? <Seen /> : <Names scope={wish.scope} />}
      <fieldset className="ticks">
        <legend>{words.extras}</legend>
        {extras.map((extra) => (
          <Tick
            key={extra}
            label={words.extra[extra]}
            isOn={wish.extras.includes(extra)}
            onChange={(isOn) =>
              wishFor({
                extras: isOn
                  ? [...wish.extras, extra]
                  : wish.extras.filter((other) => other !== extra),
              })
            }
          />
        ))}
      </fieldset>
      <PlanPreview />
      <Output />
      <div className="button-row end">
        {!isReady && (
          <span className="hint">
            {wish.scope === "subscriptions" ? words.chooseOne : words.nameOne}
          </span>
        )}
        <button type="button" className="button" onClick={() => goTo("who")}>
          {words.back}
        </button>
        <button type="submit" className="button primary" disabled={!isReady}>
          {words.run}
        </button>
      </div>
    </form>
  );
}

/** The subscriptions that are seen, once somebody has signed in. */
function Seen() {
  const seen = useCollecting((now) => now.seen);
  if (seen.is === "waiting" || seen.is === "none") {
    return (
      <div className="note" role="status">
        <p>{words.signingIn}</p>
        <Prompt />
        <button type="button" className="button" onClick={() => goTo("who")}>
          {words.cancel}
        </button>
      </div>
    );
  }
  if (seen.is === "refused") {
    return (
      <div className="warning" role="alert">
        <p>{seen.fault.sentence}</p>
        <button type="button" className="button" onClick={() => void see()}>
          {words.tryAgain}
        </button>
      </div>
    );
  }
  return <SubscriptionTree seen={seen.value} />;
}

function Names({ scope }: { readonly scope: "management-groups" | "resource-groups" }) {
  const names = useCollecting((now) => now.wish.names);
  return (
    <label className="field">
      <span>{words.names[scope]}</span>
      <textarea
        rows={4}
        spellCheck={false}
        value={names}
        onChange={(event) => wishFor({ names: event.target.value })}
      />
    </label>
  );
}

/** Where the snapshot goes. */
function Output() {
  const output = useCollecting((now) => now.wish.output);
  const pick = doorNow()?.pick;
  return (
    <div className="field-row">
      <TextField
        label={`${words.output} (${words.outputUsual})`}
        value={output}
        onChange={(next) => wishFor({ output: next })}
      />
      {pick && (
        <button
          type="button"
          className="button"
          onClick={() =>
            void pick("folder").then(([folder]) => {
              if (folder !== undefined) wishFor({ output: folder });
            })
          }
        >
          {words.choose}
        </button>
      )}
    </div>
  );
}
