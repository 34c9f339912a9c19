/** Is a connection that Test-NetConnection tells of set beside the predicted one: address, port, and whether it came about? */
import { describe, expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import { readTicket, understand } from "#src/ticket/index.ts";
import { world } from "../kit/world.ts";
import { windows } from "./told.ts";

const demo = world("estate demo");
const blob = "stcontoso.blob.core.windows.net";
const sql = "sql-contoso.database.windows.net";

/** The output for a connection to `address`, as it looks in a window of PowerShell. */
const output = (a: {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly ok: boolean;
}) =>
  windows(`${a.ok ? "" : `WARNING: TCP connect to (${a.address} : ${a.port}) failed\n\n`}
ComputerName     : ${a.name}
RemoteAddress    : ${a.address}
RemotePort       : ${a.port}
InterfaceAlias   : Ethernet
SourceAddress    : 10.2.1.10
TcpTestSucceeded : ${a.ok ? "True" : "False"}
`);

const wayOf = (text: string, from = "vm-data-01") =>
  understand(demo, `from ${from}\n${text}`).comparisons[0]?.way;

describe("Test-NetConnection beside the prediction", () => {
  test("it connects to the private endpoint, as predicted", () => {
    expect(wayOf(output({ name: blob, address: "10.1.2.5", port: 443, ok: true }))).toEqual({
      to: "10.1.2.5",
      port: 443,
      usualPort: 443,
      predicted: "connects",
      isReached: true,
      agreement: "yes",
    });
  });

  test("it does not connect where a connection is predicted", () => {
    expect(wayOf(output({ name: blob, address: "10.1.2.5", port: 443, ok: false }))).toMatchObject({
      predicted: "connects",
      isReached: false,
      agreement: "no",
    });
  });

  test("the address that was gone to counts, and not the one that is predicted", () => {
    const way = wayOf(output({ name: blob, address: "10.99.0.9", port: 443, ok: false }));
    expect(way).toMatchObject({ to: "10.99.0.9", isReached: false });
    expect(way?.agreement).not.toBe("no");
  });

  test("the port that was tried stands beside the one that the service has", () => {
    const way = wayOf(output({ name: sql, address: "10.1.2.8", port: 443, ok: true }));
    expect(way).toMatchObject({ port: 443, usualPort: 1433 });
  });

  test("a service that refuses does so over a connection that came about", () => {
    const { readings, comparisons } = understand(
      demo,
      `from vm-app-01\n${output({ name: blob, address: "20.60.0.1", port: 443, ok: true })}`,
    );
    expect(readings[0]).toMatchObject({ remote: "20.60.0.1", port: 443, reached: true });
    expect(comparisons[0]?.way?.agreement).not.toBe("no");
  });

  test("a ping tells of no service, and a name without an address of no way", () => {
    expect(
      wayOf(`ComputerName  : ${blob}\nRemoteAddress : 10.1.2.5\nPingSucceeded : False\n`),
    ).toBeNull();
    expect(
      wayOf(
        `WARNING: Name resolution of ${blob} failed\n\nComputerName : ${blob}\nRemoteAddress :\nRemotePort : 443\nTcpTestSucceeded : False\n`,
      ),
    ).toBeNull();
  });
});

test("any order, cut or repetition of the fields: a port in range, an address or none, no throw", () => {
  const random = randomFrom(11);
  const lines = output({ name: blob, address: "10.1.2.5", port: 443, ok: false }).split("\r\n");
  const values = ["", "0", "65536", "443", "10.1.2.5", "::1", "True", "Falsch", "-1", blob];
  for (let i = 0; i < 3000; i++) {
    const text = random
      .shuffled(lines)
      .slice(random.int(0, 3))
      .map((line) => (random.chance(0.2) ? line.replace(/:.*$/, `: ${random.pick(values)}`) : line))
      .join("\n");
    for (const { remote, port, reached } of readTicket(text).readings) {
      expect(remote === null || /^[0-9a-f.:]+$/.test(remote), text).toBe(true);
      expect(port === null || (port > 0 && port < 65_536), text).toBe(true);
      expect([true, false, null], text).toContain(reached);
    }
    if (i % 20 === 0)
      for (const { way } of understand(demo, `from vm-data-01\n${text}`).comparisons)
        expect(way === null || ["yes", "no", "unknown"].includes(way.agreement), text).toBe(true);
  }
});
