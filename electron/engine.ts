/** Where do answers come from? A process of its own, so that a long question never holds up the window. */
import { join } from "node:path";
import {
  MessageChannelMain,
  type UtilityProcess,
  utilityProcess,
  type WebContents,
} from "electron";
import { channels } from "./channels.ts";

/** Gives pages their port to the engine. */
export type Engine = {
  /** Sends a new port to the page; the engine is started when it is not running. */
  readonly connect: (page: WebContents) => void;
  readonly stop: () => void;
};

/** An engine that starts with its first page; one that died is started anew for the next. */
export function newEngine(): Engine {
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
    return engine;
  };
  return {
    connect: (page) => {
      running ??= start();
      const { port1, port2 } = new MessageChannelMain();
      running.postMessage(null, [port1]);
      page.postMessage(channels.port, null, [port2]);
    },
    stop: () => {
      running?.kill();
      running = undefined;
    },
  };
}
