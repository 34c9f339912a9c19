/** Are all our diagrams.net files what the schema allows, and does it find what is wrong? */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Scene } from "#src/diagram/index.ts";
import { compareScenes, drawioOf, mergeDrawio } from "#src/report/index.ts";
import { cli } from "../cli/call.ts";
import { cellText, copied, deleted, drawn } from "./drawio-hand.ts";
import { hostileScene } from "./hostile.ts";
import { has } from "./programs.ts";
import { box, sceneOf, signsScene, someScene } from "./scenes.ts";

const folder = mkdtempSync(join(tmpdir(), "split-horizon-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Path of the schema as its makers publish it; who has that file lets both judge. */
const published = process.env.SPLIT_HORIZON_MXFILE_XSD ?? "";
const isPublishedHere = published !== "" && existsSync(published);
if (!isPublishedHere)
  console.warn(
    "SKIPPED: SPLIT_HORIZON_MXFILE_XSD names no file, so our own schema judges alone, without the published one.",
  );
const schemas = [
  join(import.meta.dirname, "diagrams-net.xsd"),
  ...(isPublishedHere ? [published] : []),
];

const hasLinter = has("xmllint");

/** What each schema says against each file; nothing when all are as they should be. */
function faults(files: Readonly<Record<string, string>>): readonly string[] {
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(folder, `${name}.drawio`);
    writeFileSync(path, text);
    return path;
  });
  return schemas.flatMap((schema) => {
    const args = ["--noout", "--nonet", "--huge", "--schema", schema, ...paths];
    const { stderr } = spawnSync("xmllint", args, { encoding: "utf8", maxBuffer: 2 ** 26 });
    const lines = stderr.split("\n").filter((line) => line !== "");
    return lines.filter((line) => !line.endsWith(" validates"));
  });
}

const nothing: Scene = {
  ...sceneOf([box("a", "vnet", [0, 0, 1, 1])], []),
  boxes: [],
  width: 0,
  height: 0,
};

test.skipIf(!hasLinter)(
  "files of made scenes: every sign, thousands of boxes, nothing at all, hostile names",
  () => {
    const scenes: Readonly<Record<string, Scene>> = {
      signs: signsScene(),
      large: someScene(3, 2000),
      one: sceneOf([box("a", "vnet", [0, 0, 100, 44])], []),
      nothing,
      hostile: hostileScene(),
    };
    const files = Object.entries(scenes).map(([name, scene]) => [
      name,
      drawioOf(scene, { title: scene.boxes[0]?.title ?? "", language: "de", cloud: "china" }),
    ]);
    expect(faults(Object.fromEntries(files))).toEqual([]);
  },
);

test.skipIf(!hasLinter)(
  "files of comparisons, and files that people worked on and that were exported again",
  () => {
    const [before, after] = [someScene(5, 60), someScene(6, 90)];
    const { scene, changes } = compareScenes(before, after);
    const compared = drawioOf(scene, { changes });
    const file = drawioOf(before);
    const [first, second, third] = before.boxes.filter((b) => b.parent !== null).map((b) => b.id);
    const line = before.wires[0];
    const worked = drawn(
      copied(deleted(file, first ?? "", "layer:private"), second ?? "", "copy"),
      `<mxCell id="said" value="note" vertex="1" connectable="0" parent="wire ${line?.id}"><mxGeometry x="-0.2" relative="1" as="geometry"><mxPoint x="3" as="offset"/></mxGeometry></mxCell>
        <object label="mine" placeholders="1" id="own"><mxCell style="group" vertex="1" parent="${third}"><mxGeometry x="4" y="4" width="9" height="9" as="geometry"><mxRectangle width="4" height="4" as="alternateBounds"/></mxGeometry></mxCell></object>
        <mxCell id="free" edge="1" parent="${third}" source="own"><mxGeometry relative="1" as="geometry"><mxPoint x="1" y="2" as="targetPoint"/></mxGeometry></mxCell>`,
    );
    const kept = mergeDrawio(worked, after)?.text ?? "";
    const emptied = mergeDrawio(worked, nothing)?.text ?? "";
    expect(cellText(emptied, "free")).not.toBe("");
    expect(
      faults({ compared, worked, kept, emptied, merged: mergeDrawio(compared, after)?.text ?? "" }),
    ).toEqual([]);
  },
);

test.skipIf(!hasLinter)(
  "files of the demo estate at every level, redacted, and of an estate without anything",
  async () => {
    const question = ["--from", "vm:vm-app-01", "--name", "kv-contoso.vault.azure.net"];
    writeFileSync(join(folder, "empty.json"), "[]");
    const asks: Readonly<Record<string, readonly string[]>> = {
      level1: ["--level", "1"],
      level2: ["--level", "2"],
      level3: ["--level", "3", "--look", "dark"],
      level4: ["--level", "4", ...question],
      redacted: ["--level", "3", "--redact"],
      against: ["--level", "2", "--against", join(folder, "empty.json")],
    };
    const files: Record<string, string> = {};
    const exported = (estate: string, more: readonly string[]) =>
      cli("export", "--format", "drawio", "--estate", estate, ...more);
    for (const [name, more] of Object.entries(asks))
      files[name] = (await exported("demo", more)).out;
    files.empty = (await exported(join(folder, "empty.json"), [])).out;
    expect(Object.values(files).map((text) => text.startsWith("<mxfile"))).toEqual(
      Object.values(files).map(() => true),
    );
    expect(faults(files)).toEqual([]);
  },
);

test.skipIf(!hasLinter)(
  "what is wrong is found: strange elements, words for numbers, cells without an id",
  () => {
    const file = drawioOf(signsScene());
    const wrong: Readonly<Record<string, string>> = {
      element: file.replace("<root>", "<root><box/>"),
      number: file.replace(/ width="\d+"/, ' width="wide"'),
      size: file.replace(/pageWidth="\d+"/, 'pageWidth="0"'),
      unnamed: file.replace(/(<UserObject label="[^"]*" tooltip="[^"]*"[^>]*?) id="[^"]*"/, "$1"),
      role: file.replace(/vertex="1"/, 'vertex="yes"'),
      colour: file.replace(/background="#\w+"/, 'background="white"'),
      attribute: file.replace("<mxGeometry ", '<mxGeometry z="1" '),
      empty: '<mxfile host="x"></mxfile>',
    };
    for (const [name, text] of Object.entries(wrong)) {
      const judged = faults({ [name]: text }).filter((line) => line.endsWith("fails to validate"));
      expect([name, judged.length]).toEqual([name, schemas.length]);
    }
  },
);
