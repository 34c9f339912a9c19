/** What are the messages that cross a port, and is what arrived one of them? */

/** From the asker to the engine. */
export type ToServer =
  | { readonly is: "ask"; readonly id: number; readonly name: string; readonly ask: unknown }
  | { readonly is: "cancel"; readonly id: number };

/** From the engine to the asker. */
export type ToPage =
  | { readonly is: "news"; readonly id: number; readonly news: unknown }
  | { readonly is: "reply"; readonly id: number; readonly reply: unknown };

function fieldsOf(message: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  return message as Readonly<Record<string, unknown>>;
}

/** `message` as one to the engine, or undefined when it is of another shape. */
export function readToServer(message: unknown): ToServer | undefined {
  const { is, id, name, ask } = fieldsOf(message) ?? {};
  if (typeof id !== "number" || !Number.isSafeInteger(id)) return undefined;
  if (is === "cancel") return { is, id };
  if (is === "ask" && typeof name === "string") return { is, id, name, ask };
  return undefined;
}

/** `message` as one to the asker, or undefined when it is of another shape. */
export function readToPage(message: unknown): ToPage | undefined {
  const { is, id, news, reply } = fieldsOf(message) ?? {};
  if (typeof id !== "number") return undefined;
  if (is === "news") return { is, id, news };
  if (is === "reply" && fieldsOf(reply)) return { is, id, reply };
  return undefined;
}
