/** Tenants and their subscriptions to tick, with a search and the sets that were chosen before. */
import { useState } from "react";
import type { SeenSubscription } from "#src/api/index.ts";
import { groupedBy } from "#src/base/index.ts";
import { collectWords as words } from "#src/messages/index.ts";
import { useCollecting, wishFor } from "./collecting.ts";
import { Tick } from "./fields.tsx";
import { rememberedSets } from "./remembered.ts";

export function SubscriptionTree({ seen }: { readonly seen: readonly SeenSubscription[] }) {
  const chosen = useCollecting((now) => now.wish.chosen);
  const [text, setText] = useState("");
  const all = seen.map(({ id }) => id);
  const isOn = (id: string) => chosen === "all" || chosen.includes(id);
  const put = (ids: readonly string[], isTicked: boolean) => {
    const next = new Set(chosen === "all" ? all : chosen);
    for (const id of ids) {
      if (isTicked) next.add(id);
      else next.delete(id);
    }
    wishFor({ chosen: all.filter((id) => next.has(id)) });
  };
  const part = text.trim().toLowerCase();
  const found = seen.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(part));
  return (
    <fieldset className="tree">
      <legend>{words.tree}</legend>
      <Sets known={all} />
      <Tick
        label={words.everything(all.length)}
        isOn={chosen === "all"}
        onChange={(isTicked) => wishFor({ chosen: isTicked ? "all" : [] })}
      />
      {seen.length > 5 && (
        <label className="field">
          <span>{words.search}</span>
          <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      )}
      {found.length === 0 && <p className="hint">{words.noMatch(text)}</p>}
      <div className="tree-list">
        {[...groupedBy(found, ({ tenant }) => tenant)].map(([tenant, own]) => {
          const ids = own.map(({ id }) => id);
          const count = ids.filter(isOn).length;
          return (
            <div key={tenant}>
              <Tick
                label={words.ofTenant(tenant, ids.length)}
                isOn={count === ids.length}
                isPartly={count > 0 && count < ids.length}
                onChange={(isTicked) => put(ids, isTicked)}
              />
              <ul className="plain-list tree-children">
                {own.map(({ id, name, state }) => (
                  <li key={id}>
                    <Tick
                      label={
                        /^(enabled|)$/i.test(state) ? name : `${name} (${words.disabled(state)})`
                      }
                      isOn={isOn(id)}
                      onChange={(isTicked) => put([id], isTicked)}
                    />
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
      <p className="hint" role="status">
        {words.chosen(chosen === "all" ? all.length : chosen.length)}
      </p>
    </fieldset>
  );
}

/** Sets that were collected before and can be seen now. */
function Sets({ known }: { readonly known: readonly string[] }) {
  const [sets] = useState(rememberedSets);
  const usable = sets.filter(({ ids }) => ids.every((id) => known.includes(id)));
  if (usable.length === 0) return null;
  return (
    <div className="button-row">
      <span className="hint">{words.remembered}</span>
      {usable.map(({ ids, names }) => (
        <button
          key={ids.join()}
          type="button"
          className="button"
          onClick={() => wishFor({ chosen: ids })}
        >
          {words.rememberedSet(names)}
        </button>
      ))}
    </div>
  );
}
