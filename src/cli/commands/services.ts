/** `services`: for which names can be asked? */
import { columns } from "../columns.ts";
import { type Command, exit } from "../command.ts";
import { jsonText } from "../json.ts";

export const servicesCommand: Command = {
  usage: "services [--json]",
  says: "Lists the PaaS services that were read, with their names and private endpoints.",
  options: {},
  operands: [0, 0],
  opensEstate: true,
  run: async (task) => {
    const services = await task.ask("services", {});
    if (task.told.flag("json")) {
      task.out(jsonText({ format: "split-horizon.services/1", services }));
      return exit.answered;
    }
    const rows = services.flatMap(({ names, endpoints, type }) =>
      names.map(({ fqdn, groupId }) => {
        const own = endpoints.filter(
          (e) => e.groupIds.length === 0 || e.groupIds.includes(groupId),
        );
        const shown = own.map(({ id, state }) => `${id.slice(id.lastIndexOf("/") + 1)} (${state})`);
        return [fqdn, type, shown.join(", ") || "no private endpoint"];
      }),
    );
    task.out(columns(rows));
    return exit.answered;
  },
};
