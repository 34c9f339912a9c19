/** The small parts that forms of the sheets share: a text with its label, a choice, a tick. */

export function TextField(field: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className="field">
      <span>{field.label}</span>
      <input
        type="text"
        spellCheck={false}
        value={field.value}
        onChange={(event) => field.onChange(event.target.value)}
      />
    </label>
  );
}

export function Choice<T extends string>(field: {
  readonly label: string;
  readonly value: T;
  /** Value → its word, in order. */
  readonly of: Readonly<Partial<Record<T, string>>>;
  readonly onChange: (value: T) => void;
}) {
  const keys = Object.keys(field.of).filter((key): key is T => key in field.of);
  return (
    <label className="field">
      <span>{field.label}</span>
      <select
        value={field.value}
        onChange={(event) => {
          const next = keys.find((key) => key === event.target.value);
          if (next !== undefined) field.onChange(next);
        }}
      >
        {keys.map((key) => (
          <option key={key} value={key}>
            {field.of[key]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Tick(field: {
  readonly label: string;
  readonly isOn: boolean;
  readonly isPartly?: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={field.isOn}
        ref={(input) => {
          if (input) input.indeterminate = field.isPartly ?? false;
        }}
        onChange={(event) => field.onChange(event.target.checked)}
      />
      <span>{field.label}</span>
    </label>
  );
}
