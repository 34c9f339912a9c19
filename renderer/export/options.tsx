/** The choices of the Export dialog: what, as, and what that format can be told. */
import { exportWords as words } from "#src/messages/index.ts";
import { Choice, TextField, Tick } from "../collect/fields.tsx";
import { useStore } from "../state/store.ts";
import { Earlier } from "./earlier.tsx";
import { canUpdate, type ExportWish, formatsOf, type Subject, viewOf } from "./wish.ts";

export function Options({
  wish,
  onChange,
}: {
  readonly wish: ExportWish;
  readonly onChange: (part: Partial<ExportWish>) => void;
}) {
  const isAsked = useStore((state) => state.view.name !== "" && state.view.from.length > 0);
  const { trace, ...others } = words.subjects;
  const { subject, format } = wish;
  const isMap = viewOf(subject) === "map";
  return (
    <>
      <Choice<Subject>
        label={words.what}
        value={subject}
        of={isAsked ? { ...others, trace } : others}
        onChange={(next) => {
          const known = Object.keys(formatsOf(next));
          onChange({ subject: next, format: known.includes(format) ? format : (known[0] ?? "") });
        }}
      />
      {subject === "comparison" && <Earlier wish={wish} onChange={onChange} />}
      <Choice
        label={words.as}
        value={format}
        of={formatsOf(subject)}
        onChange={(next) => onChange({ format: next })}
      />
      {subject !== "matrix" && (
        <Choice
          label={words.look}
          value={wish.look}
          of={words.looks}
          onChange={(look) => onChange({ look })}
        />
      )}
      {format === "png" && (
        <Choice
          label={words.scale}
          value={wish.scale}
          of={words.scales}
          onChange={(scale) => onChange({ scale })}
        />
      )}
      {isMap && format === "pdf" && (
        <Choice
          label={words.page}
          value={wish.page}
          of={words.pages}
          onChange={(page) => onChange({ page })}
        />
      )}
      <Choice
        label={words.language}
        value={wish.language}
        of={words.languages}
        onChange={(language) => onChange({ language })}
      />
      {subject !== "matrix" && (
        <TextField
          label={words.heading}
          value={wish.title}
          onChange={(title) => onChange({ title })}
        />
      )}
      <TextField label={words.date} value={wish.date} onChange={(date) => onChange({ date })} />
      {isMap && (
        <Tick label={words.legend} isOn={wish.legend} onChange={(legend) => onChange({ legend })} />
      )}
      <Tick label={words.redact} isOn={wish.redact} onChange={(redact) => onChange({ redact })} />
      {canUpdate(wish) && (
        <label className="field">
          <span>{words.previous}</span>
          <input
            type="file"
            accept=".drawio,.xml"
            onChange={(event) =>
              void event.target.files?.[0]?.text().then((previous) => onChange({ previous }))
            }
          />
        </label>
      )}
      {canUpdate(wish) && wish.previous !== "" && (
        <Tick
          label={words.restore}
          isOn={wish.restore}
          onChange={(restore) => onChange({ restore })}
        />
      )}
    </>
  );
}
