/** The inside of the stand-in utility process: gives the module `process.parentPort`, then messages. */
import { EventEmitter } from "node:events";
import { pathToFileURL } from "node:url";
import { type MessagePort, parentPort } from "node:worker_threads";
import { MessagePortMain } from "./ports.ts";

const port = new EventEmitter();
Object.defineProperty(process, "parentPort", { value: port });
await import(pathToFileURL(process.argv[2] ?? "").href);
// Only now, so that no message comes before the module listens: Electron holds them back likewise.
parentPort?.on("message", (sent: { data: unknown; ports: MessagePort[] }) => {
  port.emit("message", { data: sent.data, ports: sent.ports.map((p) => new MessagePortMain(p)) });
});
