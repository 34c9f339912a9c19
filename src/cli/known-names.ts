/** Is an asked name one of a service that was read, and if not, which one may have been meant? */
import { nearest } from "#src/base/index.ts";
import { askMessages } from "#src/messages/index.ts";
import type { Task } from "./command.ts";

/** Says on stderr that no service has `name`, when one with a near name was read; silent for names of other kinds. */
export async function noteUnknownName(task: Task, name: string): Promise<void> {
  const services = await task.ask("services", {});
  const known = services.flatMap((service) =>
    service.names.flatMap(({ fqdn, privatelinkName }) => [
      fqdn.toLowerCase(),
      ...(privatelinkName ? [privatelinkName] : []),
    ]),
  );
  if (known.includes(name)) return;
  // Only a typo is worth a word: a name that shares nothing with ours was meant as it is.
  const near = nearest(name, known, 3).filter((other) => isTypoOf(name, other));
  if (near.length > 0) task.note(askMessages.nameNotRead({ name, near }));
}

/** Whether two names lie under one suffix and differ in their first label alone. */
function isTypoOf(name: string, other: string): boolean {
  const rest = (text: string) => text.slice(text.indexOf("."));
  return rest(name) === rest(other);
}
