/** Filling the gap: what answers at an address that Azure cannot describe; told once, kept in the sites file. */
import { useState } from "react";
import { frameWords, traceWords as words } from "#src/messages/index.ts";
import { closeDialog, StoreDialog } from "../parts/store-dialog.tsx";
import { saveFile, sitesFile, tellServer } from "../state/engine.ts";
import { useStore } from "../state/store.ts";
import { serverTold } from "./told-server.ts";

const software = [
  "windows",
  "bind",
  "unbound",
  "dnsmasq",
  "coredns",
  "powerdns",
  "infoblox",
  "knot",
  "other",
] as const;

export function FillGap() {
  const isOpen = useStore((state) => state.dialog === "fill-gap");
  const address = useStore((state) => state.gapServer);
  return (
    <StoreDialog title={words.fillGapTitle(address)} isOpen={isOpen}>
      <p className="hint">{words.fillGapHelp}</p>
      <ServerForm key={address} address={address} />
    </StoreDialog>
  );
}

function ServerForm({ address }: { readonly address: string }) {
  const [form, setForm] = useState({
    name: "",
    software: "windows",
    forwarders: "",
    conditional: "",
    rootHints: true,
  });
  const [why, setWhy] = useState("");
  const [isTold, setIsTold] = useState(false);
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });

  const apply = async () => {
    const server = serverTold(address, form);
    if (!server.ok) return setWhy(server.why);
    const refusal = await tellServer(server.value);
    setWhy(refusal ?? "");
    setIsTold(refusal === undefined);
  };
  const save = async () => {
    const text = await sitesFile();
    setWhy(await saveFile({ name: "sites.json", text, base64: null, beside: [] }));
  };
  return (
    <form
      className="gap-form"
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
    >
      <label className="field">
        <span>{words.fillName}</span>
        <input
          type="text"
          value={form.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </label>
      <label className="field">
        <span>{words.fillSoftware}</span>
        <select value={form.software} onChange={(event) => set({ software: event.target.value })}>
          {software.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.fillForwarders}</span>
        <input
          type="text"
          value={form.forwarders}
          spellCheck={false}
          onChange={(event) => set({ forwarders: event.target.value })}
        />
      </label>
      <label className="field">
        <span>{words.fillConditional}</span>
        <textarea
          rows={4}
          value={form.conditional}
          spellCheck={false}
          onChange={(event) => set({ conditional: event.target.value })}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={form.rootHints}
          onChange={(event) => set({ rootHints: event.target.checked })}
        />
        <span>{words.fillRootHints}</span>
      </label>
      {why !== "" && (
        <p role="alert" className="warning">
          {why}
        </p>
      )}
      <div className="button-row">
        <button type="submit" className="button primary">
          {words.fillApply}
        </button>
        {isTold && (
          <button type="button" className="button" onClick={() => void save()}>
            {words.fillSave}
          </button>
        )}
        <button type="button" className="button" onClick={closeDialog}>
          {frameWords.close}
        </button>
      </div>
    </form>
  );
}
