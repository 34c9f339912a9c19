/** The question: from where, which name, which type, which port. */
import { useEffect, useState } from "react";
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";
import { traceWords as words } from "#src/messages/index.ts";
import { takePasted } from "../ask/ticket.ts";
import { understood } from "../ask/understand.ts";
import { keepQuestion } from "../state/recent.ts";
import { go, stateNow, useStore } from "../state/store.ts";

const types = ["A", "AAAA", "CNAME", "TXT", "MX", "SRV", "PTR", "NS", "SOA"] as const;

export function TraceForm() {
  const view = useStore((state) => state.view);
  const [name, setName] = useState(view.name);
  const [port, setPort] = useState(view.port);
  const [type, setType] = useState(view.type);
  useEffect(() => {
    setName(view.name);
    setPort(view.port);
    setType(view.type);
  }, [view.name, view.port, view.type]);

  const ask = () => {
    if (takePasted(name)) return setName(stateNow().view.name);
    const { services } = stateNow();
    const read = understood(name);
    const ofId = services.find((one) => one.id.toLowerCase() === read.id.toLowerCase());
    const asked = read.name || ofId?.names[0]?.fqdn || name.trim();
    const from = stateNow().view.from;
    if (from[0] && asked) keepQuestion({ from: from[0], name: asked });
    go({ name: asked, port: read.port || port, type: type === "A" ? "" : type, step: 0 });
  };
  return (
    <form
      className="trace-form"
      aria-label={words.form}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <VantagePicker at={0} label={words.from} />
      <label className="field grow">
        <span>{words.name}</span>
        <input
          type="text"
          value={name}
          list="known-names"
          spellCheck={false}
          autoComplete="off"
          placeholder={words.namePlaceholder}
          onChange={(event) => setName(event.target.value)}
          onPaste={(event) => {
            if (takePasted(event.clipboardData.getData("text/plain"))) event.preventDefault();
          }}
        />
        <KnownNames />
      </label>
      <label className="field">
        <span>{words.type}</span>
        <select value={type || "A"} onChange={(event) => setType(event.target.value)}>
          {types.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label className="field port">
        <span>{words.port}</span>
        <input
          type="text"
          inputMode="numeric"
          pattern="[0-9]*"
          value={port}
          placeholder={words.portDefault}
          onChange={(event) => setPort(event.target.value)}
        />
      </label>
      <button type="submit" className="button primary">
        {words.ask}
      </button>
    </form>
  );
}

function KnownNames() {
  const services = useStore((state) => state.services);
  return (
    <datalist id="known-names">
      {services
        .flatMap((service) => service.names)
        .map(({ fqdn }) => (
          <option key={fqdn} value={fqdn} />
        ))}
    </datalist>
  );
}

/** Chooses the vantage at a place of the view; typing narrows the list. */
export function VantagePicker({ at, label }: { readonly at: number; readonly label: string }) {
  const vantages = useStore((state) => state.vantages);
  const from = useStore((state) => state.view.from);
  const chosen = from[at] ?? null;
  return (
    <ComboBox
      className="field combo"
      defaultItems={vantages}
      value={chosen}
      menuTrigger="focus"
      onChange={(key) => {
        if (key === null) return;
        const next = [...stateNow().view.from];
        next[at] = String(key);
        go({ from: [...new Set(next)], step: 0 });
      }}
    >
      <Label>{label}</Label>
      <div className="combo-box">
        <Input placeholder={words.fromPlaceholder} spellCheck={false} />
        <Button className="combo-button">▾</Button>
      </div>
      <Popover className="popover">
        <ListBox
          className="menu vantage-list"
          renderEmptyState={() => <p className="hint">{words.noVantages}</p>}
        >
          {(vantage: (typeof vantages)[number]) => (
            <ListBoxItem id={vantage.id} textValue={vantage.label} className="menu-item">
              {vantage.label} <span className="menu-kind">{vantage.kind}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
