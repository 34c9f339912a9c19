/** The pairs that a person put side by side, with the way to their traces beside each other. */
import type { MatrixReply } from "#src/api/index.ts";
import { matrixWords as words } from "#src/messages/index.ts";
import { go, useStore } from "../state/store.ts";
import { pairIn, toggleTray } from "./tray.ts";

export function Tray({ reply }: { readonly reply: MatrixReply }) {
  const tray = useStore((state) => state.view.tray);
  const pairs = tray.map(pairIn);
  const [first] = pairs;
  const labels = new Map(reply.vantages.map(({ id, label }) => [id, label]));
  return (
    <section className="tray" aria-label={words.tray}>
      <h2>{words.tray}</h2>
      {first ? (
        <>
          <p>
            <code>{first.name}</code>
          </p>
          <ul>
            {pairs.map(({ from, name }) => {
              const label = labels.get(from) ?? from;
              return (
                <li key={from}>
                  {label}{" "}
                  <button
                    type="button"
                    className="button quiet square"
                    aria-label={words.trayRemove(label)}
                    onClick={() => toggleTray(from, name, label)}
                  >
                    ×
                  </button>
                </li>
              );
            })}
          </ul>
          <button
            type="button"
            className="button"
            onClick={() =>
              go({
                screen: "trace",
                from: pairs.map(({ from }) => from),
                name: first.name,
                step: 0,
              })
            }
          >
            {words.trayOpen}
          </button>
        </>
      ) : (
        <p className="hint">{words.trayHint}</p>
      )}
    </section>
  );
}
