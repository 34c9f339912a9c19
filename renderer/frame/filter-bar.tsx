/** The filter that map and matrix share; it says while one types whether it is understood. */
import { outcomeOrder, outcomeWords, filterWords as words } from "#src/messages/index.ts";
import { OutcomeGlyph } from "../parts/outcome-glyph.tsx";
import { filterOf, filterPresets } from "../state/filter.ts";
import { go, useStore } from "../state/store.ts";

export function FilterBar({ children }: { readonly children?: React.ReactNode }) {
  const filter = useStore((state) => state.view.filter);
  const read = filterOf(filter);
  const chipIsOn = (word: string) => filter.split(/\s+/).includes(`outcome:${word}`);
  const toggle = (word: string) => {
    const rest = filter.split(/\s+/).filter((part) => part !== "" && !part.startsWith("outcome:"));
    go({ filter: (chipIsOn(word) ? rest : [...rest, `outcome:${word}`]).join(" ") }, true);
  };
  return (
    <search className="filter-bar" aria-label={words.bar}>
      <label className={read.ok ? "filter-field" : "filter-field is-wrong"}>
        <span className="sr-only">{words.label}</span>
        <input
          id="filter"
          type="text"
          value={filter}
          placeholder={words.placeholder}
          spellCheck={false}
          aria-invalid={!read.ok}
          aria-describedby="filter-state"
          onChange={(event) => go({ filter: event.target.value }, true)}
        />
        <span id="filter-state" className="filter-state" role="status">
          {filter === "" ? "" : read.ok ? words.valid : words.notValid(read.why)}
        </span>
      </label>
      <span className="chips">
        {outcomeOrder
          .filter((word) => word !== "mixed")
          .map((word) => (
            <button
              key={word}
              type="button"
              className="chip"
              aria-pressed={chipIsOn(word)}
              aria-label={outcomeWords[word]}
              title={outcomeWords[word]}
              onClick={() => toggle(word)}
            >
              <OutcomeGlyph outcome={word} />
            </button>
          ))}
      </span>
      <label>
        <span className="sr-only">{words.presets}</span>
        <select
          className="presets"
          value=""
          onChange={(event) => go({ filter: event.target.value }, true)}
        >
          <option value="">{words.presets}</option>
          {filterPresets.map((preset) => (
            <option key={preset.filter} value={preset.filter}>
              {preset.name}
            </option>
          ))}
        </select>
      </label>
      {filter !== "" && (
        <button type="button" className="button quiet" onClick={() => go({ filter: "" }, true)}>
          × {words.clear}
        </button>
      )}
      <span className="filter-more">{children}</span>
    </search>
  );
}
