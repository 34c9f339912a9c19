/** `routes`: which effective routes does a vantage have, and which one takes a packet to an address? */
import { cliMessages } from "#src/messages/index.ts";
import { needed } from "../arguments.ts";
import { columns } from "../columns.ts";
import { type Command, exit } from "../command.ts";
import { jsonText } from "../json.ts";

export const routesCommand: Command = {
  usage: "routes --from <vantage> [--to <address>] [--json]",
  says: "Lists the effective routes of a vantage in Azure's own words, or marks the one that an address takes.",
  options: {
    from: { takes: "text", value: "<vantage>", says: "Where packets leave: see `vantages`." },
    to: { takes: "text", value: "<address>", says: "Address whose route is chosen." },
  },
  operands: [0, 0],
  opensEstate: true,
  run: async (task) => {
    const from = needed(routesCommand, task.told, "from");
    const to = task.told.text("to");
    const { routes, chosen, assumptions } = await task.ask("routes", {
      from,
      ...(to === undefined ? {} : { to }),
    });
    if (routes.length === 0) task.note(cliMessages.noRoutes({ from }));
    if (task.told.flag("json")) {
      task.out(
        jsonText({
          format: "split-horizon.routes/1",
          routes: routes.map((route) => ({
            source: route.source,
            state: route.state,
            prefixes: route.prefixes,
            nextHopType: route.nextHopType,
            nextHopAddresses: route.nextHopAddresses,
            origin: route.origin,
            because: route.because,
          })),
          ...(chosen === undefined ? {} : { chosen }),
          ...(assumptions.length > 0 ? { assumptions } : {}),
        }),
      );
      return exit.answered;
    }
    const rows = routes.map((route, i) => [
      i === chosen ? ">" : " ",
      route.source,
      route.state,
      prefixesText(route.prefixes),
      route.nextHopType,
      route.nextHopAddresses.join(" ") || "-",
    ]);
    const table = columns([[" ", "Source", "State", "Prefixes", "Next hop", "Address"], ...rows]);
    task.out([table, ...assumptions].join("\n\n"));
    return exit.answered;
  },
};

/** A service tag has hundreds of prefixes; the first three and their number are enough to see which it is. */
function prefixesText(prefixes: readonly string[]): string {
  const shown = prefixes.slice(0, 3).join(" ") || "-";
  return prefixes.length > 3 ? `${shown} +${prefixes.length - 3}` : shown;
}
