/** Where do answers come from? A process of its own, so that a long question never holds up the window. */
import { join } from "node:path";
import {
  MessageChannelMain,
  type UtilityProcess,
  utilityProcess,
  type WebContents,
} from "electron";
import { serveVault, type Vault } from "#src/io/index.ts";
import { channels } from "./channels.ts";

/** Gives pages their port to the engine. */
export type Engine = {
  /** Sends a new port to the page; the engine is started when it is not running. Each page has an estate of its own. */
  readonly connect: (page: WebContents) => void;
  /** Lets go of what the page of this id had open. */
  readonly forget: (page: number) => void;
  readonly stop: () => void;
};

/** An engine that starts with its first page; one that died is started anew for the next. */
export function newEngine(vault: () => Vault): Engine {
  let running: UtilityProcess | undefined;
  const start = () => {
    const engine = utilityProcess.fork(join(import.meta.dirname, "worker.js"), [], {
      serviceName: "Split Horizon engine",
      stdio: "inherit",
      // An estate of some hundred megabytes takes several times that while it is read.
      execArgv: ["--max-old-space-size=4096"],
    });
    engine.once("exit", () => {
      if (running === engine) running = undefined;
    });
    const { port1, port2 } = new MessageChannelMain();
    serveVault(vault(), port2);
    engine.postMessage({ is: "vault" }, [port1]);
    return engine;
  };
  return {
    connect: (page) => {
      running ??= start();
      const { port1, port2 } = new MessageChannelMain();
      running.postMessage({ is: "page", id: page.id }, [port1]);
      page.postMessage(channels.port, null, [port2]);
    },
    forget: (id) => running?.postMessage({ is: "gone", id }),
    stop: () => {
      running?.kill();
      running = undefined;
    },
  };
}
