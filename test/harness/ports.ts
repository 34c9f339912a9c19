/** Stand-ins for Electron's message ports and its utility process, on threads of Node. */
import { EventEmitter } from "node:events";
import { MessageChannel, type MessagePort, type Transferable, Worker } from "node:worker_threads";

/** A port as main and utility process know it: its messages are events with `data`. */
export class MessagePortMain extends EventEmitter {
  readonly thread: MessagePort;

  constructor(thread: MessagePort) {
    super();
    this.thread = thread;
    thread.on("close", () => this.emit("close"));
  }

  postMessage(message: unknown): void {
    this.thread.postMessage(message);
  }

  start(): void {
    this.thread.on("message", (data: unknown) => this.emit("message", { data, ports: [] }));
  }

  close(): void {
    this.thread.close();
  }
}

/** Two ports that are joined. */
export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}

class UtilityProcess extends EventEmitter {
  readonly #worker: Worker;

  constructor(path: string) {
    super();
    this.#worker = new Worker(new URL("./utility.ts", import.meta.url), { argv: [path] });
    this.#worker.on("exit", (code) => this.emit("exit", code));
    this.#worker.on("error", (error) => console.error(`Utility process: ${String(error)}`));
  }

  postMessage(data: unknown, ports: readonly MessagePortMain[] = []): void {
    // A port that listens stays here; one that was not started goes over whole.
    const threads = ports.map((port) => port.thread);
    for (const thread of threads) thread.removeAllListeners();
    const transfer: Transferable[] = [...threads];
    this.#worker.postMessage({ data, ports: threads }, transfer);
  }

  kill(): boolean {
    void this.#worker.terminate();
    return true;
  }
}

export const utilityProcess = {
  /** Runs the module at `path` on a thread; arguments and options of the real one change nothing here. */
  fork: (path: string) => new UtilityProcess(path),
};
