/** `serve`: how does a browser on this machine get the same screens and the same engine? */
import { startHost } from "#src/io/index.ts";
import { cliMessages } from "#src/messages/index.ts";
import { type Command, Exit, exit } from "../command.ts";
import { pageFolder } from "../root.ts";

export const serveCommand: Command = {
  usage: "serve [--port <number>] [--estate <path>]",
  says: "Serves the page on 127.0.0.1 until it is stopped, and prints the address to open.",
  options: {
    port: {
      takes: "text",
      value: "<number>",
      says: "Port to listen on; any free one unless told.",
    },
  },
  operands: [0, 0],
  opensEstate: true,
  run: async ({ told, api, out }) => {
    const seen = told.text("port") ?? "0";
    const port = /^\d{1,5}$/.test(seen) ? Number(seen) : 65536;
    if (port > 65535) throw new Exit(exit.wrongInput, cliMessages.wrongPort({ seen }));
    const host = await startHost({ api, root: pageFolder, port }).catch((error: Error) => {
      throw new Exit(exit.wrongInput, error.message);
    });
    out(cliMessages.serving({ url: host.url }));
    await new Promise<void>((stopped) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped());
    });
    await host.close();
    return exit.answered;
  },
};
