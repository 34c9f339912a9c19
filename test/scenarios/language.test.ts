/** How scenario files are read: what they may say, and how a wrong line is answered. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { expectForms, parseScenario } from "../kit/scenario.ts";
import { tellForms } from "../kit/world.ts";

const here = import.meta.dirname;
const readme = readFileSync(join(here, "README.md"), "utf8");

function faultOf(text: string): string {
  try {
    parseScenario("x.scenario", text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "no fault";
}

const WORLD = "vnet v 10.0.0.0/16\nvm vm1 in v\n";

describe("a wrong line is answered with its place, what was seen and what would be right", () => {
  test.each([
    [
      "a word that begins no line",
      "vlan v 10.0.0.0/16\n",
      /^x\.scenario:1: no line begins with "vlan"\. Right would be: .*vnet/,
    ],
    [
      "a line that ends too early",
      `${WORLD}zone\nask a.b from vm:vm1\n  outcome PUBLIC\n`,
      /^x\.scenario:3: the line ends where <zone> belongs\. Right would be: zone <zone>$/,
    ],
    [
      "a word too many",
      `${WORLD}zone a.b c\nask a.b from vm:vm1\n  outcome PUBLIC\n`,
      /^x\.scenario:3: "c" stands where the end of the line belongs\. Right would be: zone <zone>$/,
    ],
    [
      "a thing that nobody told",
      `${WORLD}zone privatelink.vaultcore.azure.net\nlink privatelink.vault.azure.net to v\nask a.b from vm:vm1\n  outcome PUBLIC\n`,
      /^x\.scenario:4: no zone is called privatelink\.vault\.azure\.net\. Right would be: privatelink\.vaultcore\.azure\.net$/,
    ],
    [
      "a word outside its choice",
      `${WORLD}firewall fw in v at 10.0.1.4 proxy maybe\nask a.b from vm:vm1\n  outcome PUBLIC\n`,
      /^x\.scenario:3: "maybe" stands where one of on, off belongs/,
    ],
    [
      "an outcome that does not exist",
      `${WORLD}ask a.b from vm:vm1\n  outcome PRIVATE\n`,
      /^x\.scenario:4: "PRIVATE" stands where one of PRIVATE_OK, .* belongs/,
    ],
    [
      "a question without an outcome",
      `${WORLD}ask a.b from vm:vm1\n  rcode NOERROR\n`,
      /^x\.scenario:3: this question has no outcome/,
    ],
    [
      "a question from nowhere",
      `${WORLD}ask a.b\n  outcome PUBLIC\n`,
      /^x\.scenario:3: this question is asked from nowhere/,
    ],
    [
      "a file without a question",
      WORLD,
      /nothing is asked in this file\. Right would be: a line "ask <name>/,
    ],
    [
      "a world that changes without saying so",
      `${WORLD}ask a.b from vm:vm1\n  outcome PUBLIC\nzone c.d\n`,
      /^x\.scenario:5: "zone" changes the world after a question\. Right would be: change zone c\.d/,
    ],
    [
      "a line about a server before any server",
      `${WORLD}default 8.8.8.8\nask a.b from vm:vm1\n  outcome PUBLIC\n`,
      /^x\.scenario:3: this line speaks of a DNS server, but none was told/,
    ],
    [
      "two zones of one name",
      `${WORLD}zone a.b@one\nzone a.b@two\nlink a.b to v\nask a.b from vm:vm1\n  outcome PUBLIC\n`,
      /^x\.scenario:5: there are 2 of zone a\.b\. Right would be: a\.b@one or a\.b@two$/,
    ],
  ])("%s", (_, text, fault) => {
    expect(faultOf(text)).toMatch(fault);
  });
});

test("a change counts for the questions below it and for none above", () => {
  const { asked } = parseScenario(
    "x.scenario",
    `# A story.\n${WORLD}ask a.b from vm:vm1\n  outcome PUBLIC\nchange zone a.b\nask a.b from vm:vm1\n  outcome NXDOMAIN\n`,
  );
  const zones = asked.map((a) =>
    [...a.draft().documents.values()].filter((d) => d.type.endsWith("privateDnsZones")),
  );
  expect(zones.map((z) => z.length)).toEqual([0, 1]);
});

test("the first line of the opening comment is the story", () => {
  const text = `# One.\n# Two.\n${WORLD}ask a.b from vm:vm1\n  outcome PUBLIC\n`;
  expect(parseScenario("x.scenario", text).story).toBe("One.");
});

test("the README lists every form, and no two forms are the same", () => {
  const listed = (form: string) =>
    readme.includes(`\`${form.replaceAll("|", "\\|")}\``) || form === "estate demo";
  expect([...tellForms, ...expectForms].map((f) => f.form).filter((f) => !listed(f))).toEqual([]);
  expect(new Set(tellForms.map((t) => t.form)).size).toBe(tellForms.length);
});

test("every misconfiguration has a scenario or a reason why DNS cannot show it", () => {
  const files = globSync("mc/MC*.scenario", { cwd: here }).map((f) => f.slice(3, 7));
  const excused = [...readme.matchAll(/^\| (MC\d\d) \|/gm)].map((m) => m[1] ?? "");
  const all = Array.from({ length: 79 }, (_, i) => `MC${String(i + 1).padStart(2, "0")}`);
  expect([...files, ...excused].sort()).toEqual(all);
});
