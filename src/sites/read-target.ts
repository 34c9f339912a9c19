/** Where does a forwarder of a sites file lead: `10.0.0.4`, `10.0.0.4#5353`, `[fd00::4]:53`, or address and port apart? */
import type { Target } from "#src/model/index.ts";
import { addressText, parseAddress } from "#src/net/index.ts";
import { fieldsOf, type Placed, readAs } from "./fields.ts";

/** The address that `text` writes in its usual form; undefined when it writes none that a server could have. */
export function addressOf(text: string): string | undefined {
  const address = parseAddress(text);
  return address && address.value !== 0n ? addressText(address) : undefined;
}

/** The target that `placed` tells, port 53 unless told; undefined (noted) when it tells none. */
export function readTarget(placed: Placed): Target | undefined {
  if (typeof placed.value !== "object") return readAs(placed, "not-a-target", targetOf);
  const fields = fieldsOf(placed, ["address", "port"]);
  if (!fields) return undefined;
  if (!fields.has("address")) placed.odd(placed.pointer, "no-address", placed.value);
  const address = readAs(fields.at("address"), "not-an-address", addressOf);
  const { value: port, pointer } = fields.at("port");
  if (address === undefined) return undefined;
  if (port === undefined) return { address, port: 53 };
  if (typeof port === "number" && isPort(port)) return { address, port };
  placed.odd(pointer, "not-a-port", port);
  return undefined;
}

function targetOf(text: string): Target | undefined {
  const whole = addressOf(text);
  if (whole !== undefined) return { address: whole, port: 53 };
  const parts = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text) ?? /^([^#@]+)[#@:](\d{1,5})$/.exec(text);
  const address = addressOf(parts?.[1] ?? "");
  const port = Number(parts?.[2] ?? 53);
  return address !== undefined && isPort(port) ? { address, port } : undefined;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port > 0 && port < 65536;
}
