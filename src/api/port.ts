/** How is the one door reached over a message port: from a page, a worker, a socket? */
import { portMessages } from "#src/messages/index.ts";
import { isCallName } from "./call-names.ts";
import type { Api, CallName, Calls, Fault, Reply } from "./calls.ts";
import { packed, unpacked } from "./packed.ts";
import { readToPage, readToServer, type ToPage, type ToServer } from "./port-messages.ts";

/** One end of a pipe that carries structured-cloneable (over a socket: JSON) messages in order. */
export type Port = {
  readonly post: (message: ToPage | ToServer) => void;
  /** Registers the one listener; messages that came before it are kept by the pipe. */
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Registers what to do when the other end has gone. */
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
};

const fault = (kind: Fault["kind"], sentence: string): Reply<never> => ({
  ok: false,
  fault: { kind, sentence, suggestions: [] },
});

/**
 * Answers every ask that arrives at `port` with `api`: one reply for each id, news before it.
 * A cancel aborts the call, whose reply is then a `cancelled` fault; when the port closes, all
 * running calls are aborted. Messages of another shape are not ours and are passed over.
 */
export function serve(api: Api, port: Port): void {
  const running = new Map<number, AbortController>();

  const answer = async (id: number, name: CallName, ask: Calls[CallName]["ask"]) => {
    const stop = new AbortController();
    running.set(id, stop);
    const onNews = (news: unknown) => port.post({ is: "news", id, news });
    const reply = await api(name, ask, { signal: stop.signal, onNews }).catch((error: unknown) =>
      fault("defect", portMessages.callFailed({ name, why: String(error) })),
    );
    // A port that closed meanwhile has nobody to read the reply.
    if (running.delete(id)) port.post({ is: "reply", id, reply: packed(name, reply) });
  };

  port.onMessage((message) => {
    const heard = readToServer(message);
    if (!heard) return;
    if (heard.is === "cancel") {
      running.get(heard.id)?.abort();
    } else if (!isCallName(heard.name)) {
      const reply = fault("input", portMessages.noSuchCall({ name: heard.name }));
      port.post({ is: "reply", id: heard.id, reply });
    } else if (!running.has(heard.id)) {
      // The shape of the ask itself is read behind the door, where it is `unknown` until checked.
      void answer(heard.id, heard.name, heard.ask as Calls[CallName]["ask"]);
    }
  });

  port.onClose(() => {
    const stops = [...running.values()];
    running.clear();
    for (const stop of stops) stop.abort();
  });
}

type Waiting = {
  readonly name: CallName;
  readonly settle: (reply: Reply<never>) => void;
  readonly onNews: ((news: never) => void) | undefined;
};

/**
 * The api behind `port`, as if it were in-process. An aborted call replies at once with a
 * `cancelled` fault and its late reply is dropped; when the port closes, every waiting call and
 * every later one replies with a `defect` fault that says so.
 */
export function apiOver(port: Port): Api {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isClosed = false;
  const closed = (name: CallName) => fault("defect", portMessages.engineGone({ name }));

  const settle = (id: number, reply: unknown) => {
    const call = waiting.get(id);
    waiting.delete(id);
    // What crossed the port was made by `serve`, so it is of the type that the asker's id stands for.
    call?.settle(unpacked(call.name, reply) as Reply<never>);
  };

  port.onMessage((message) => {
    const heard = readToPage(message);
    if (!heard) return;
    if (heard.is === "news") waiting.get(heard.id)?.onNews?.(heard.news as never);
    else settle(heard.id, heard.reply);
  });

  port.onClose(() => {
    isClosed = true;
    for (const [id, { name }] of waiting) settle(id, closed(name));
  });

  return (name, ask, options) =>
    new Promise((resolve) => {
      const cancelled = fault("cancelled", portMessages.cancelled({ name }));
      if (options?.signal?.aborted) return resolve(cancelled);
      if (isClosed) return resolve(closed(name));
      const id = ++lastId;
      const cancel = () => {
        port.post({ is: "cancel", id });
        settle(id, cancelled);
      };
      waiting.set(id, {
        name,
        settle: (reply) => {
          options?.signal?.removeEventListener("abort", cancel);
          resolve(reply);
        },
        onNews: options?.onNews,
      });
      options?.signal?.addEventListener("abort", cancel, { once: true });
      port.post({ is: "ask", id, name, ask });
    });
}
