/** The fields of a price list: one figure with what counts while it is empty, and the tiers of a price per GB. */
import { useId } from "react";
import { type PriceFault, priceFaultText, accessWords as words } from "#src/messages/index.ts";
import { type Draft, isOther, usualTiers, withTier } from "./price-draft.ts";

type FieldProps = {
  readonly label: string;
  readonly value: string;
  /** What counts while it is empty. */
  readonly usual?: string;
  readonly isNumber?: boolean;
  readonly fault: PriceFault | undefined;
  readonly onChange: (value: string) => void;
};

export function PriceField({ label, value, usual, isNumber, fault, onChange }: FieldProps) {
  const why = useId();
  return (
    <div className="price-field">
      <label>
        <span>{label}</span>
        <input
          type="text"
          spellCheck={false}
          {...(isNumber ? { inputMode: "decimal" } : {})}
          value={value}
          placeholder={usual}
          aria-invalid={fault !== undefined}
          aria-describedby={fault ? why : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      {fault && <Why id={why} fault={fault} />}
    </div>
  );
}

function Why({ id, fault }: { readonly id: string; readonly fault: PriceFault }) {
  return (
    <p id={id} className="price-wrong" role="alert">
      {priceFaultText(fault)}
    </p>
  );
}

type TiersProps = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly fault: PriceFault | undefined;
};

export function PriceTiers({ draft, fault, onChange }: TiersProps) {
  const why = useId();
  const isUsual = draft.tiers.every(({ upToGb, price }) => upToGb === "" && price === "");
  // Once a tier is typed, empty fields stand for nothing.
  const usual = (at: number, key: "upToGb" | "price") => {
    const text = isUsual ? (usualTiers[at]?.[key] ?? "") : "";
    return key === "price" && text !== "" && isOther(draft) ? words.inDollars(text) : text;
  };
  const rest = { "aria-invalid": fault !== undefined, "aria-describedby": fault ? why : undefined };
  const input = (at: number, key: "upToGb" | "price", label: string) => (
    <input
      type="text"
      inputMode="decimal"
      aria-label={label}
      value={draft.tiers[at]?.[key]}
      placeholder={usual(at, key)}
      {...rest}
      onChange={(event) => onChange(withTier(draft, at, { [key]: event.target.value }))}
    />
  );
  return (
    <fieldset className="price-tiers">
      <legend>{words.priceTiers}</legend>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.tierEnd}</th>
            <th scope="col">{words.tierPrice}</th>
          </tr>
        </thead>
        <tbody>
          {draft.tiers.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tier has no other name than its place
            <tr key={at}>
              <td>{input(at, "upToGb", words.tierEndOf(at + 1))}</td>
              <td>{input(at, "price", words.tierPriceOf(at + 1))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {fault && <Why id={why} fault={fault} />}
    </fieldset>
  );
}
