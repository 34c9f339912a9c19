/** The price list on the page: which one counts, to be edited, loaded from a file, or given back to the catalogue. */
import { useRef, useState } from "react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { cataloguePrices, readPrices } from "#src/compare/index.ts";
import {
  currencyText,
  type PriceFault,
  priceWords,
  accessWords as words,
} from "#src/messages/index.ts";
import { setSettings } from "../settings/settings.ts";
import { type OwnPrices, useOwnPrices } from "./own-prices.ts";
import { type Draft, draftOf, fileOf, isOther, numberFields } from "./price-draft.ts";
import { PriceField, PriceTiers } from "./price-fields.tsx";

/** More than any list of prices has. */
const MOST_BYTES = 100_000;

const today = (): string => new Date().toISOString().slice(0, 10);

/** The button that says which prices count, and opens them. */
export function PricesButton() {
  const own = useOwnPrices();
  const { asOf, currency } = own.prices;
  return (
    <DialogTrigger>
      <Button className="button">
        {words.pricesOf({ asOf, currency: currencyText(currency), isOwn: own.file !== null })}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">{({ close }) => <PriceForm own={own} close={close} />}</Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function PriceForm({ own, close }: { readonly own: OwnPrices; readonly close: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(own.file, today()));
  const [faults, setFaults] = useState<readonly PriceFault[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const put = (next: Draft) => {
    setDraft(next);
    setFaults([]);
  };
  const field = (key: keyof typeof words.priceFields) => (
    <PriceField
      key={key}
      label={words.priceFields[key]}
      value={draft[key]}
      usual={usualText(key, draft)}
      isNumber={key === "perUsd" || numberFields.some((one) => one === key)}
      fault={faults.find((fault) => fault.key === key)}
      onChange={(value) => put({ ...draft, [key]: value })}
    />
  );
  const use = (event: React.FormEvent) => {
    event.preventDefault();
    const file = fileOf(draft);
    const read = readPrices(file);
    if (read.ok) {
      setSettings({ prices: file });
      return close();
    }
    setFaults(read.faults);
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const reset = () => {
    setSettings({ prices: null });
    close();
  };
  return (
    <form ref={form} className="sheet-form" onSubmit={use} noValidate>
      <Heading slot="title">{words.prices}</Heading>
      <p className="hint">{words.pricesHelp(cataloguePrices.asOf)}</p>
      <div className="price-grid is-short">
        {field("asOf")}
        {field("hoursPerMonth")}
        {field("currency")}
        {isOther(draft) && field("perUsd")}
      </div>
      {field("source")}
      <div className="price-grid">
        {numberFields.filter((key) => key !== "hoursPerMonth").map(field)}
      </div>
      <PriceTiers
        draft={draft}
        fault={faults.find(({ key }) => key.startsWith("endpointPerGb"))}
        onChange={put}
      />
      <LoadFile onLoad={(file) => put(draftOf(file, today()))} />
      <div className="button-row end">
        <button type="button" className="button" disabled={own.file === null} onClick={reset}>
          {words.priceReset}
        </button>
        <button type="button" className="button" onClick={close}>
          {words.priceCancel}
        </button>
        <button type="submit" className="button primary">
          {words.priceUse}
        </button>
      </div>
    </form>
  );
}

/** The figure of the catalogue that counts while a field is empty, with its sign where the list has another currency. */
function usualText(key: string, draft: Draft): string {
  const figure = numberFields.find((one) => one === key);
  if (figure === undefined) return "";
  const text = String(cataloguePrices[figure]);
  return isOther(draft) && figure !== "hoursPerMonth" ? words.inDollars(text) : text;
}

/** Fills the fields from a file; one that is wrong is told, and changes nothing. */
function LoadFile({
  onLoad,
}: {
  readonly onLoad: (file: Readonly<Record<string, unknown>>) => void;
}) {
  const [said, setSaid] = useState({ text: "", isWrong: false });
  const load = async (file: File | undefined) => {
    if (!file) return;
    const value = await jsonIn(file);
    const read = value === undefined ? undefined : readPrices(value);
    if (read?.ok) {
      onLoad({ ...Object(value) });
      return setSaid({ text: words.priceLoaded(file.name), isWrong: false });
    }
    const text = read ? priceWords.faults(read.faults) : priceWords.notJson({ path: file.name });
    setSaid({ text, isWrong: true });
  };
  return (
    <>
      <label className="field">
        <span>{words.priceFile}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => void load(event.target.files?.[0])}
        />
      </label>
      {said.text !== "" && (
        <p
          className={said.isWrong ? "warning price-faults" : "hint"}
          role={said.isWrong ? "alert" : "status"}
        >
          {said.text}
        </p>
      )}
    </>
  );
}

/** What a file holds; undefined when it is no JSON, or far too long. */
async function jsonIn(file: File): Promise<unknown> {
  if (file.size > MOST_BYTES) return undefined;
  try {
    const value: unknown = JSON.parse(await file.text());
    return value;
  } catch {
    return undefined;
  }
}
