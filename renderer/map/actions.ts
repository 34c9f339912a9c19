/** What can be done with a box: the same list for the context menu and the details. */
import type { ServiceRow } from "#src/api/index.ts";
import type { Box } from "#src/diagram/index.ts";
import { accessWords, mapWords as words } from "#src/messages/index.ts";
import type { Vantage } from "#src/model/index.ts";
import { compareFrom } from "../state/compare.ts";
import { go, stateNow } from "../state/store.ts";
import { toggleBox } from "./toggle-box.ts";

export type BoxAction = { readonly id: string; readonly title: string; readonly run: () => void };

/** The actions of `box`, in the order in which they are offered. */
export function boxActions(
  box: Box,
  known: { readonly vantages: readonly Vantage[]; readonly services: readonly ServiceRow[] },
): readonly BoxAction[] {
  const vantage = known.vantages.find((one) => `app:${one.id}` === box.id || one.id === box.id);
  const service = known.services.find((one) => one.id === box.id);
  const endpointOf = known.services.find((one) => one.endpoints.some((e) => e.id === box.id));
  const target = service ?? endpointOf;
  const { isolate, name, from } = stateNow().view;
  // A web app is asked as a service; as a vantage it has a box of its own.
  const asked = box.id.startsWith("app:") ? undefined : target?.names[0]?.fqdn;
  const compared: Parameters<typeof compareFrom> | undefined = asked
    ? [[], [asked]]
    : vantage && [[vantage.id], []];
  return [
    ...(vantage
      ? [
          {
            id: "from",
            title: words.traceFrom,
            run: () => go({ screen: "trace", from: [vantage.id], name, step: 0 }),
          },
        ]
      : []),
    ...(target?.names[0]
      ? [
          {
            id: "to",
            title: words.traceTo,
            run: () =>
              go({
                screen: "trace",
                name: target.names[0]?.fqdn ?? "",
                from: from.length > 0 ? from : [known.vantages[0]?.id ?? "internet"],
                step: 0,
              }),
          },
        ]
      : []),
    ...(box.canOpen
      ? [
          {
            id: "open",
            title: box.isOpen ? words.closeBox : words.openBox,
            run: () => toggleBox(box),
          },
        ]
      : []),
    {
      id: "isolate",
      title: isolate > 0 ? words.showAll : words.isolate,
      run: () => go({ select: box.id, isolate: isolate > 0 ? 0 : 1 }, true),
    },
    ...(vantage || service
      ? [
          {
            id: "matrix",
            title: words.showInMatrix,
            run: () =>
              go({
                screen: "matrix",
                filter: vantage ? `from:"${vantage.label}"` : `to:"${service?.name ?? ""}"`,
              }),
          },
        ]
      : []),
    ...(compared
      ? [
          {
            id: "access",
            title: accessWords.compare,
            run: () => compareFrom(...compared),
          },
        ]
      : []),
    { id: "copy", title: words.copyId, run: () => void navigator.clipboard.writeText(box.id) },
  ];
}
