/** How much is compared, what is to do and how often, what prices it rests on, and copying it. */
import type { AccessSummary } from "#src/compare/index.ts";
import { priceWords, accessWords as words } from "#src/messages/index.ts";
import { go, useStore } from "../state/store.ts";
import { numberText } from "../state/words.ts";
import { copyShown } from "./copying.ts";
import { choiceOrder, LINKS, type List, startsOpen } from "./list-of.ts";
import { gigabytesOf, MOST_COPIED } from "./scope.ts";

type Props = {
  readonly summary: AccessSummary;
  readonly list: List;
  /** Services that are not compared, as there are too many pairs. */
  readonly leftOut: number;
};

export function Caption({ summary, list, leftOut }: Props) {
  const { prices, serviceTags, services, vantages } = summary;
  const kept = prices.fromCatalogue ?? undefined;
  return (
    <header className="access-caption">
      <div className="access-line">
        <p role="status">
          {words.caption({
            services: services.length,
            vantages: vantages.length,
          })}
          {list.hidden > 0 && words.hidden(numberText(list.hidden))}
          {leftOut > 0 && words.leftOut(leftOut)}
        </p>
        <p title={kept && priceWords.kept(kept, prices.currency)}>
          {kept && (
            <>
              {words.pricesFrom({
                source: prices.source || priceWords.noSource,
                kept: kept.figures.length,
                asOf: kept.asOf,
              })}{" "}
              ·{" "}
            </>
          )}
          {words.tagsOf(serviceTags.asOf)}
        </p>
      </div>
      <div className="access-line">
        <AdviceChips list={list} />
        <Buttons summary={summary} list={list} />
      </div>
      {list.shown > MOST_COPIED && (
        <p id="copy-most" className="hint">
          {words.copyMost(numberText(list.shown), MOST_COPIED)}
        </p>
      )}
    </header>
  );
}

function AdviceChips({ list }: { readonly list: List }) {
  const advice = useStore((state) => state.view.advice);
  const total = choiceOrder.reduce((sum, choice) => sum + list.choices[choice], 0);
  const chip = (value: string, word: string, count: number) => (
    <button
      key={value}
      type="button"
      className="button advice-chip"
      aria-pressed={advice === value}
      onClick={() => go({ advice: value }, true)}
    >
      {word} <span className="number">{numberText(count)}</span>
    </button>
  );
  return (
    <fieldset className="button-row" aria-label={words.advice}>
      <span className="hint">{words.advice}</span>
      {chip("", words.anyAdvice, total)}
      {choiceOrder
        .filter((choice) => list.choices[choice] > 0 || advice === choice)
        .map((choice) => chip(choice, words.choices[choice], list.choices[choice]))}
    </fieldset>
  );
}

function Buttons({ summary, list }: Pick<Props, "summary" | "list">) {
  const gb = gigabytesOf(useStore((state) => state.view.gb)) ?? 0;
  const isTooMany = list.shown > MOST_COPIED;
  const names = [...summary.services.map(({ name }) => name), LINKS];
  const usual = startsOpen(summary);
  return (
    <div className="button-row">
      <button
        type="button"
        className="button"
        onClick={() => go({ flipped: usual ? names : [] }, true)}
      >
        {words.foldAll}
      </button>
      <button
        type="button"
        className="button"
        // So many names would not fit into an address.
        disabled={!usual && names.length > 100}
        onClick={() => go({ flipped: usual ? [] : names }, true)}
      >
        {words.unfoldAll}
      </button>
      <button
        type="button"
        className="button"
        disabled={isTooMany || list.shown === 0}
        aria-describedby={isTooMany ? "copy-most" : undefined}
        onClick={() => void copyShown(summary, list, gb)}
      >
        {words.copyAll}
      </button>
    </div>
  );
}
