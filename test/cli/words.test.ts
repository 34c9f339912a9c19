/** Is every wrong call answered with a sentence, the exit code 2, and nothing on stdout? */
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { cli } from "./call.ts";

/** stderr of a call that must be refused. */
async function refused(...words: readonly string[]): Promise<string> {
  const { code, out, err } = await cli(...words);
  expect({ code, out }, words.join(" ")).toEqual({ code: 2, out: "" });
  return err.replace(/^No estate was named.*\n/, "").trim();
}

test("a command that does not exist offers the nearest", async () => {
  expect(await refused("resolv")).toBe(
    `There is no command "resolv". Perhaps resolve? "split-horizon --help" lists them all.`,
  );
  expect(await refused("sites")).toBe(`"sites" needs a second word: "sites import".`);
  expect(await refused("toString")).toContain(`There is no command "toString".`);
});

test("an option that does not exist offers the nearest", async () => {
  expect(await refused("resolve", "x.y", "--form", "internet")).toContain("Perhaps --from?");
  expect(await refused("resolve", "x.y", "-f", "internet")).toContain(`no option -f`);
});

test("values that are missing, needless or told twice are named", async () => {
  expect(await refused("resolve", "x.y", "--from")).toBe("--from needs a value: --from <vantage>.");
  expect(await refused("resolve", "x.y", "--from", "--json")).toContain("--from needs a value");
  expect(await refused("resolve", "x.y", "--json=yes", "--from", "internet")).toBe(
    `--json takes no value, but "yes" was given.`,
  );
  expect(await refused("resolve", "x.y", "--from=internet", "--from=site:hq")).toContain(
    "more than once",
  );
});

test("operands that are missing or too many, and a missing vantage, show the usage", async () => {
  expect(await refused("resolve")).toContain("Usage: split-horizon resolve <name>");
  expect(await refused("resolve", "a", "b", "--from", "internet")).toContain(
    `"b" is one word too many.`,
  );
  expect(await refused("resolve", "x.y")).toContain("--from is missing. Usage:");
  expect(await refused("routes")).toContain("--from is missing.");
  expect(await refused("import", "x.json")).toContain("--output is missing.");
});

test("names that are not names", async () => {
  const name = async (text: string) => refused("resolve", "--from", "internet", "--", text);
  expect(await name("")).toContain("No name was asked for: the text is empty.");
  expect(await name("a..b")).toContain("two dots stand together");
  expect(await name(`${"a".repeat(64)}.net`)).toContain("has 64 octets, and 63 are the most");
  expect(await name(Array(64).fill("abc").join("."))).toContain("257 octets on the wire");
  expect(await name("münchen.blob.core.windows.net")).toContain(
    "Right would be xn--mnchen-3ya.blob.core.windows.net.",
  );
  expect(await name("a b.net")).toContain("a blank at position 2 cannot stand in one.");
  expect(await name("10.1.2.5")).toContain("is an address");
  expect(await refused("resolve", "x.y", "--from", "internet", "--type", "AAAAA")).toContain(
    "is no record type",
  );
});

test("names that are written otherwise are still names", async () => {
  for (const text of [
    "kv-contoso.vault.azure.net",
    "KV-Contoso.Vault.Azure.NET.",
    "https://kv-contoso.vault.azure.net/secrets/x?y=z",
    "https://kv-contoso.vault.azure.net:443",
    "tcp:kv-contoso.vault.azure.net,1433",
    " kv-contoso.vault.azure.net ",
  ]) {
    const { code, out } = await cli("resolve", text, "--from", "internet", "--json");
    expect(code, text).toBe(0);
    expect(JSON.parse(out).question.name, text).toBe("kv-contoso.vault.azure.net");
  }
  for (const text of ["_sip._tcp.contoso.com", "*.blob.core.windows.net", "."])
    expect((await cli("resolve", text, "--from", "internet")).code, text).toBe(0);
});

test("a vantage that does not exist offers the nearest", async () => {
  expect(await refused("resolve", "x.y", "--from", "vm:vm-app-1")).toContain(
    `There is no vantage "vm:vm-app-1" in this estate. Near it: vm:vm-app-01`,
  );
});

test("a name that is nearly one of the estate's is answered, and the near one is offered", async () => {
  const { code, err } = await cli(
    "resolve",
    "stcontos.blob.core.windows.net",
    "--from",
    "internet",
  );
  expect(code).toBe(0);
  expect(err).toContain("near it: stcontoso.blob.core.windows.net");
});

test("the matrix tells of a name that is nearly one of the estate's; a comparison needs one that is", async () => {
  const near = "near it: stcontoso.blob.core.windows.net";
  const matrix = await cli("matrix", "--name", "stcontos.blob.core.windows.net");
  expect(matrix.code).toBe(0);
  expect(matrix.err).toContain(near);
  expect(await refused("compare-access", "--name", "stcontos.blob.core.windows.net")).toContain(
    near,
  );
});

test("who has no effective routes is told so", async () => {
  const { code, err } = await cli("routes", "--from", "internet");
  expect(code).toBe(0);
  expect(err).toContain("Azure gives no effective routes for internet");
});

test("help and version are results", async () => {
  const all = await cli("--help");
  expect(all).toMatchObject({ code: 0, err: "" });
  for (const name of Object.keys(commands)) {
    expect(all.out).toContain(`  ${name}`);
    const own = await cli(...name.split(" "), "--help");
    expect(own, name).toMatchObject({ code: 0, err: "" });
    expect(own.out).toContain(`Usage: split-horizon ${name}`);
  }
  expect((await cli("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(await cli()).toMatchObject({ code: 2, out: "", err: all.out });
});

test("serve refuses a port that is none", async () => {
  for (const port of ["x", "70000", "1.5"])
    expect(await refused("serve", "--port", port)).toBe(
      `--port needs a number from 0 to 65535, not "${port}".`,
    );
});

test("a trace refuses ports and protocols that are none", async () => {
  const name = "kv-contoso.vault.azure.net";
  const trace = (...more: readonly string[]) => refused("trace", name, "--from=internet", ...more);
  expect(await trace("--port", "0")).toContain("--port needs a number from 1 to 65535");
  expect(await trace("--protocol", "sctp")).toContain(`"sctp" is no protocol`);
  expect(await refused("trace", `${name}:99999`, "--from=internet")).toContain(
    `"99999" is no port`,
  );
});
