// Stand-in for the sandboxed preload's surroundings: runs the built preload in a world of its own with
// a `require` that knows electron and nothing else, and carries its IPC over a binding to main.
export function preloadWorld(contextBridge, bindingName, preload, filePaths) {
  const toMain = (message) => globalThis[bindingName](JSON.stringify(message));
  const listeners = new Map();
  const asked = new Map();
  const ports = new Map();
  let lastId = 0;

  const ipcRenderer = {
    send: (channel, ...args) => toMain({ is: "send", channel, args }),
    invoke: (channel, ...args) =>
      new Promise((ok, bad) => {
        lastId += 1;
        asked.set(lastId, { ok, bad });
        toMain({ is: "invoke", id: lastId, channel, args });
      }),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeAllListeners: (channel) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };

  // One end goes to the page, the other is carried to main.
  const portOf = (id) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => toMain({ is: "port", id, data });
    port1.addEventListener("close", () => toMain({ is: "port closed", id }));
    ports.set(id, port1);
    return port2;
  };

  globalThis.fromMain = (message) => {
    if (message.is === "event") {
      const event = { sender: ipcRenderer, ports: message.ports.map(portOf) };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
    } else if (message.is === "result") {
      const { ok, bad } = asked.get(message.id);
      asked.delete(message.id);
      if (message.error === undefined) ok(message.value);
      else bad(new Error(`Error invoking remote method '${message.channel}': ${message.error}`));
    } else if (message.is === "port") {
      ports.get(message.id).postMessage(message.data);
    } else if (message.is === "port closed") {
      ports.get(message.id).close();
    } else if (message.is === "files") {
      Object.assign(filePaths, message.paths);
    }
  };

  const webUtils = { getPathForFile: ({ name, size }) => filePaths[`${name} ${size}`] ?? "" };
  const known = { electron: { contextBridge, ipcRenderer, webUtils } };
  const require = (name) => {
    if (name in known) return known[name];
    throw new Error(`module not found: ${name}`);
  };
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- this is how a sandboxed preload is run
    new Function("require", "module", "exports", preload)(require, { exports: {} }, {});
  } catch (error) {
    toMain({ is: "preload error", message: String(error?.stack ?? error) });
  }
}
