// Stand-in for contextBridge, in the page: the same code runs in the page's world ("page") and in the
// preload's ("preload"), which share nothing but the document. A call crosses as a DOM event, which is
// delivered at once, so that a function across the bridge answers as synchronously as Electron's.
// What crosses: plain data, functions, promises, errors, and a File by its name and size.
export function bridge(role, secret) {
  const here = `${secret}-${role}`;
  const there = `${secret}-${role === "page" ? "preload" : "page"}`;
  const kept = new Map();
  let lastId = 0;
  let answer;

  const keep = (fn) => {
    lastId += 1;
    kept.set(lastId, fn);
    return lastId;
  };
  const pack = (value) => {
    if (typeof value === "function") return { fn: keep(value) };
    if (value instanceof Promise) return { promise: keep((ok, bad) => void value.then(ok, bad)) };
    if (value instanceof Error) return { error: value.message };
    if (value instanceof File) return { value: { name: value.name, size: value.size } };
    if (typeof value === "symbol") throw new Error("An object could not be cloned.");
    return { value };
  };
  const unpack = ({ fn, promise, error, value }) => {
    if (fn) return (...args) => call(fn, args);
    if (promise) return new Promise((ok, bad) => call(promise, [ok, bad]));
    return error === undefined ? value : new Error(error);
  };
  const call = (id, args) => {
    const detail = JSON.stringify({ id, args: args.map(pack) });
    document.dispatchEvent(new CustomEvent(there, { detail }));
    const { thrown, result } = JSON.parse(answer);
    if (thrown) throw unpack(thrown);
    return unpack(result);
  };

  document.addEventListener(here, (event) => {
    event.stopImmediatePropagation();
    const { id, args } = JSON.parse(event.detail);
    let outcome;
    try {
      outcome = { result: pack(kept.get(id)(...args.map(unpack))) };
    } catch (error) {
      outcome = { thrown: pack(error) };
    }
    document.dispatchEvent(new CustomEvent(`${there}-answer`, { detail: JSON.stringify(outcome) }));
  });
  document.addEventListener(`${here}-answer`, (event) => {
    event.stopImmediatePropagation();
    answer = event.detail;
  });

  // Function 0 of the page's world: receives what the preload exposes.
  kept.set(0, (key, names, ...values) => {
    if (key in globalThis) {
      throw new Error("Cannot bind an API on top of an existing property on the window object");
    }
    const api = Object.freeze(Object.fromEntries(names.map((name, i) => [name, values[i]])));
    Object.defineProperty(globalThis, key, { value: api, enumerable: true });
  });
  return {
    exposeInMainWorld: (key, api) => call(0, [key, Object.keys(api), ...Object.values(api)]),
  };
}
