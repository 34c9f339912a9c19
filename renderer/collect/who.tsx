/** The first step: who signs in, what is kept of it, and which right is enough. */
import { collectWords as words } from "#src/messages/index.ts";
import { goTo, useCollecting, wishFor } from "./collecting.ts";
import { Choice, TextField } from "./fields.tsx";
import type { Way } from "./wish.ts";

const ways: readonly Way[] = [
  "azure-cli",
  "browser",
  "device-code",
  "environment",
  "managed-identity",
  "secret",
  "certificate",
];

export function WhoStep() {
  const wish = useCollecting((now) => now.wish);
  const { by } = wish;
  return (
    <form
      className="sheet-form"
      onSubmit={(event) => {
        event.preventDefault();
        goTo("what");
      }}
    >
      <p className="promise-line">{words.reader}</p>
      <fieldset className="ways">
        <legend>{words.way}</legend>
        {ways.map((way) => (
          <label key={way} className={way === by ? "way-choice is-chosen" : "way-choice"}>
            <input
              type="radio"
              name="way"
              checked={way === by}
              onChange={() => wishFor({ by: way })}
            />
            <span>
              <strong>{words.ways[way]}</strong>
              <span className="hint">{words.kept[way]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Identity />
      {by !== "managed-identity" && (
        <TextField
          label={words.tenant}
          value={wish.tenant}
          onChange={(tenant) => wishFor({ tenant })}
        />
      )}
      <Choice
        label={words.cloud}
        value={wish.cloud}
        of={words.clouds}
        onChange={(cloud) => wishFor({ cloud })}
      />
      {wish.cloud === "custom" && (
        <>
          <TextField label={words.arm} value={wish.arm} onChange={(arm) => wishFor({ arm })} />
          <TextField
            label={words.authority}
            value={wish.authority}
            onChange={(authority) => wishFor({ authority })}
          />
        </>
      )}
      <div className="button-row end">
        <button type="submit" className="button primary">
          {words.next}
        </button>
      </div>
    </form>
  );
}

/** What a service principal needs beside. */
function Identity() {
  const wish = useCollecting((now) => now.wish);
  const isPrincipal = wish.by === "secret" || wish.by === "certificate";
  if (!isPrincipal) return null;
  return (
    <>
      <TextField
        label={words.client}
        value={wish.client}
        onChange={(client) => wishFor({ client })}
      />
      {wish.by === "secret" && (
        <TextField
          label={words.secretVariable}
          value={wish.secretVariable}
          onChange={(secretVariable) => wishFor({ secretVariable })}
        />
      )}
      {wish.by === "certificate" && (
        <>
          <TextField
            label={words.certificate}
            value={wish.certificate}
            onChange={(certificate) => wishFor({ certificate })}
          />
          <TextField
            label={words.passwordVariable}
            value={wish.passwordVariable}
            onChange={(passwordVariable) => wishFor({ passwordVariable })}
          />
        </>
      )}
    </>
  );
}
