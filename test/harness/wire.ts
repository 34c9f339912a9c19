/** How does main talk with a preload that runs in a world of its own in a Chromium page? */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { CDPSession, Page } from "playwright-core";
import type { MessagePortMain } from "./ports.ts";

/** A function that runs in the page, as the text of an expression. */
function inPage(name: string): string {
  const text = readFileSync(new URL(`./in-page/${name}.js`, import.meta.url), "utf8");
  return `(${text.slice(text.indexOf("export function") + "export ".length)})`;
}
const bridge = inPage("bridge");
const preloadWorld = inPage("preload-world");

/** What a page sends to main. */
export type FromPage =
  | { readonly is: "send"; readonly channel: string; readonly args: readonly unknown[] }
  | {
      readonly is: "invoke";
      readonly id: number;
      readonly channel: string;
      readonly args: readonly unknown[];
    }
  | { readonly is: "port"; readonly id: number; readonly data: unknown }
  | { readonly is: "port closed"; readonly id: number }
  | { readonly is: "preload error"; readonly message: string };

/** Main's end of the wire to one page. */
export class Wire {
  readonly #cdp: CDPSession;
  readonly #contexts = new Set<number>();
  readonly #ports = new Map<number, MessagePortMain>();
  #lastPort = 0;

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  /** Lays the wire into `page` before any document is loaded, and runs `preload` in each that will be. */
  static async lay(page: Page, preload: string, onMessage: (m: FromPage) => void): Promise<Wire> {
    const cdp = await page.context().newCDPSession(page);
    const wire = new Wire(cdp);
    const secret = `x${randomBytes(8).toString("hex")}`;
    const world = `preload-${secret}`;
    const { frameTree } = await cdp.send("Page.getFrameTree");
    cdp.on("Runtime.executionContextCreated", ({ context }) => {
      const { frameId } = context.auxData as { frameId?: string };
      if (context.name === world && frameId === frameTree.frame.id) wire.#contexts.add(context.id);
    });
    cdp.on("Runtime.executionContextDestroyed", ({ executionContextId }) => {
      if (wire.#contexts.delete(executionContextId)) wire.#closePorts();
    });
    cdp.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name !== secret) return;
      const message = JSON.parse(payload) as FromPage;
      if (message.is === "port") wire.#ports.get(message.id)?.postMessage(message.data);
      else if (message.is === "port closed") wire.#ports.get(message.id)?.close();
      else onMessage(message);
    });
    await cdp.send("Runtime.enable");
    await cdp.send("Page.enable");
    await cdp.send("Runtime.addBinding", { name: secret, executionContextName: world });
    const source = JSON.stringify(readFileSync(preload, "utf8"));
    const worlds = [
      { source: `${bridge}("page", "${secret}")` },
      {
        worldName: world,
        // Sub-frames have no preload, as in Electron.
        source: `if (window === window.top) ${preloadWorld}(${bridge}("preload", "${secret}"), "${secret}", ${source}, {})`,
      },
    ];
    for (const script of worlds) await cdp.send("Page.addScriptToEvaluateOnNewDocument", script);
    return wire;
  }

  /** Sends an event to the page's preload, with ports that go over to the page. */
  event(channel: string, args: readonly unknown[], ports: readonly MessagePortMain[] = []): void {
    this.#deliver({ is: "event", channel, args, ports: ports.map((port) => this.#carry(port)) });
  }

  /** Answers what the page invoked. */
  result(asked: { readonly id: number; readonly channel: string }, outcome: object): void {
    this.#deliver({ is: "result", id: asked.id, channel: asked.channel, ...outcome });
  }

  /** Tells the preload which paths files have, by "name size". */
  files(paths: Readonly<Record<string, string>>): void {
    this.#deliver({ is: "files", paths });
  }

  #carry(port: MessagePortMain): number {
    this.#lastPort += 1;
    const id = this.#lastPort;
    this.#ports.set(id, port);
    port.on("message", ({ data }: { data: unknown }) => this.#deliver({ is: "port", id, data }));
    port.on("close", () => {
      if (this.#ports.delete(id)) this.#deliver({ is: "port closed", id });
    });
    port.start();
    return id;
  }

  #closePorts(): void {
    const ports = [...this.#ports.values()];
    this.#ports.clear();
    for (const port of ports) port.close();
  }

  #deliver(message: object): void {
    for (const executionContextId of this.#contexts) {
      const call = {
        functionDeclaration: "function (message) { globalThis.fromMain(message); }",
        executionContextId,
        arguments: [{ value: message }],
      };
      // The page may have gone meanwhile; then nobody hears it, as in Electron.
      this.#cdp.send("Runtime.callFunctionOn", call).catch(() => {});
    }
  }
}
