/** How does each kind of pipe become a Port: a page's MessagePort, Electron's, Node's, a WebSocket? */
import type { Port } from "./port.ts";

/** The part of a page's `MessagePort` that is used; typed here because the core knows no DOM. */
export type PagePort = {
  readonly postMessage: (message: unknown) => void;
  readonly addEventListener: {
    (type: "message", listener: (event: { readonly data: unknown }) => void): void;
    (type: "close", listener: () => void): void;
  };
  readonly start: () => void;
  readonly close: () => void;
};

/** A page's end of a channel. */
export function overPagePort(port: PagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.addEventListener("message", (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.addEventListener("close", () => listener()),
    close: () => port.close(),
  };
}

/** The part of Electron's `MessagePortMain` that is used (main and utility process). */
export type MainPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: {
    (event: "message", listener: (event: { readonly data: unknown }) => void): unknown;
    (event: "close", listener: () => void): unknown;
  };
  readonly start: () => void;
  readonly close: () => void;
};

/** Electron's end of a channel. */
export function overMainPort(port: MainPort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on("message", (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => void port.on("close", listener),
    close: () => port.close(),
  };
}

/** The part of `MessagePort`, `Worker` and `parentPort` of Node's worker_threads that is used. */
export type ThreadPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: {
    (event: "message", listener: (message: unknown) => void): unknown;
    (event: "close" | "exit", listener: () => void): unknown;
  };
  /** Of a MessagePort. */
  readonly close?: () => void;
  /** Of a Worker. */
  readonly terminate?: () => unknown;
};

/** An end of a channel between Node threads; a Worker ends with `exit`, a port with `close`. */
export function overThread(port: ThreadPort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on("message", listener),
    onClose: (listener) => {
      port.on("close", listener);
      port.on("exit", listener);
    },
    close: () => {
      port.close?.();
      port.terminate?.();
    },
  };
}

/** The part of `WebSocket` (a page's, or that of the `ws` package) that is used. */
export type SocketLike = {
  readonly send: (text: string) => void;
  readonly addEventListener: {
    (type: "message", listener: (event: { readonly data: unknown }) => void): void;
    (type: "open" | "close", listener: () => void): void;
  };
  readonly close: () => void;
  /** 0 while connecting, 1 when open, as in the WebSocket standard. */
  readonly readyState: number;
};

/**
 * An end of a socket; messages travel as JSON text. What is posted while the socket still connects
 * is sent when it opens; text that is not JSON is passed over, as any message of another shape.
 */
export function overSocket(socket: SocketLike): Port {
  const held: string[] = [];
  socket.addEventListener("open", () => {
    for (const text of held.splice(0)) socket.send(text);
  });
  return {
    post: (message) => {
      const text = JSON.stringify(message);
      if (socket.readyState === 0) held.push(text);
      else if (socket.readyState === 1) socket.send(text);
      // Else it is closing: nobody reads, and onClose tells the asker.
    },
    onMessage: (listener) =>
      socket.addEventListener("message", (event) => {
        const message = fromJson(event.data);
        if (message !== undefined) listener(message);
      }),
    onClose: (listener) => socket.addEventListener("close", () => listener()),
    close: () => socket.close(),
  };
}

function fromJson(data: unknown): unknown {
  if (typeof data !== "string") return undefined;
  try {
    return JSON.parse(data);
  } catch {
    // A foreign message; the caller passes over what is of no shape it knows.
    return undefined;
  }
}
