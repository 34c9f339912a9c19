/** Does Graphviz read our DOT, and find every box and wire of the scene in it? */
import { expect, test } from "vitest";
import { sortedBy } from "#src/base/index.ts";
import { dotOf } from "#src/report/index.ts";
import { has, runOn } from "./programs.ts";
import { box, sceneOf, signsScene, someScene, wire } from "./scenes.ts";

type Graph = {
  readonly objects?: readonly {
    readonly name: string;
    readonly id?: string;
    readonly style?: string;
    readonly nodes?: unknown;
    readonly label?: string;
  }[];
  readonly edges?: readonly { readonly id?: string; readonly lhead?: string }[];
};

const sorted = (ids: readonly (string | undefined)[]) => sortedBy(ids, (id) => id ?? "");

const hub = box("net", "hub", [0, 0, 400, 200]);
const inside = box('in "it" \\', "zone", [20, 50, 200, 44], {
  parent: "net",
  title: 'quo"te \\ <b>\nline',
});
const within = sceneOf([hub, inside], [wire(hub, inside, { track: 10, kind: "link" })]);

test.skipIf(!has("dot"))(
  "every box and wire of the scene is in the drawing, and nothing else",
  () => {
    for (const scene of [signsScene(), within, someScene(5, 90)]) {
      const { status, stdout, stderr } = runOn("dot", dotOf(scene, { title: "T" }), [
        "-Tjson0",
        "FILE",
      ]);
      expect([status, stderr]).toEqual([0, ""]);
      const graph: Graph = JSON.parse(stdout);
      const boxes = (graph.objects ?? []).filter((o) => o.id !== undefined);
      // Graphviz prints what it was given; it resolves doubled backslashes where it draws.
      expect(new Set(boxes.map((o) => o.id?.replaceAll("\\\\", "\\")))).toEqual(
        new Set(scene.boxes.map((b) => b.id)),
      );
      expect(boxes.length).toBe(scene.boxes.length);
      expect(sorted((graph.edges ?? []).map((e) => e.id?.replaceAll("\\\\", "\\")))).toEqual(
        sorted(scene.wires.map((w) => w.id)),
      );
      // The rest are the unseen points of clusters and the ends of wires that end nowhere.
      const rest = (graph.objects ?? []).filter((o) => o.id === undefined);
      const parents = new Set(scene.boxes.map((b) => b.parent).filter((p) => p !== null));
      const nowhere = scene.wires.filter((w) => w.from === w.to);
      expect(rest.length).toBe(parents.size + nowhere.length);
    }
  },
);

test.skipIf(!has("dot"))("a wire to a container ends at its border", () => {
  const { stdout } = runOn("dot", dotOf(signsScene()), ["-Tjson0", "FILE"]);
  const graph: Graph = JSON.parse(stdout);
  const peering = graph.edges?.find(
    (e) => e.id?.startsWith("link:") && e.id.endsWith("vnet-spoke-01:"),
  );
  expect(peering?.lhead).toMatch(/^cluster_n\d+$/);
});

test("the same scene gives the same text", () => {
  expect(dotOf(someScene(1, 50))).toBe(dotOf(someScene(1, 50)));
});
