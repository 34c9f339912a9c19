/** What did people tell of their premises, as a value to put into a snapshot? */

/** What `text`, a sites file as the api tells it, holds; undefined when nobody told anything. */
export function toldIn(text: string): Readonly<Record<string, unknown>> | undefined {
  const file: unknown = JSON.parse(text);
  if (typeof file !== "object" || file === null) return undefined;
  const isTold = Object.values(file).some((list) => Array.isArray(list) && list.length > 0);
  return isTold ? { ...file } : undefined;
}
