/** How does a scene become the file asked for, and what must be said about it? */
import type { Scene } from "#src/diagram/index.ts";
import { exportMessages, pictureWords, portMessages } from "#src/messages/index.ts";
import {
  dotOf,
  drawioOf,
  htmlOf,
  looks,
  MERMAID_LIMITS,
  mergeDrawio,
  mermaidOf,
  pictureOf,
  type SceneChanges,
  sceneJson,
  svgOf,
  tablesOf,
  vsdxOf,
} from "#src/report/index.ts";
import type { Context } from "./answer-export.ts";
import type { Reply } from "./calls.ts";
import { oneOf } from "./export-fields.ts";
import { cancelled, good, refused } from "./reply.ts";

/** What was made: the file, files beside it, and what people must know. */
export type Made = {
  readonly content: string | Uint8Array;
  readonly beside?: readonly { readonly name: string; readonly text: string }[];
  readonly notes?: readonly string[];
};

const sizes = ["A4", "A3", "A2", "A1", "A0", "letter", "tabloid", "fit"] as const;

/** `scene` in the format of `context`. */
export async function paintedMap(
  { scene, changes }: { readonly scene: Scene; readonly changes?: SceneChanges["changes"] },
  context: Context,
): Promise<Reply<Made>> {
  const { ask, format, language, date, title, lookName, estate, host } = context;
  const look = looks[lookName];
  const shared = { title, language, look, cloud: estate.cloud };
  const notes =
    scene.shown < scene.total
      ? [exportMessages.leftOut({ shown: scene.shown, total: scene.total })]
      : [];
  const picture = () =>
    pictureOf(scene, {
      title,
      language,
      cloud: estate.cloud,
      legend: ask.raw("legend") !== false,
      ...(changes ? { changes } : {}),
      ...(date ? { date } : {}),
    });
  const text = (content: string, more: readonly string[] = []) =>
    good({ content, notes: [...notes, ...more] });
  switch (format) {
    case "svg":
      return text(svgOf(picture(), { look }));
    case "html":
      return text(
        htmlOf(scene, {
          title,
          language,
          cloud: estate.cloud,
          ...(changes ? { changes } : {}),
          ...(date ? { date } : {}),
          ...(ask.maybeText("look") ? { scheme: lookName } : {}),
        }),
      );
    case "json":
      return text(sceneJson(scene));
    case "dot":
      return text(dotOf(scene, shared));
    case "mermaid": {
      const { wires: most, letters } = MERMAID_LIMITS;
      const [content, wires] = [mermaidOf(scene, shared), scene.wires.length];
      return text(content, [
        ...(wires > most ? [exportMessages.mermaidLarge({ wires, most })] : []),
        ...(content.length > letters
          ? [exportMessages.mermaidLong({ letters: content.length, most: letters })]
          : []),
      ]);
    }
    case "vsdx":
      return good({ content: vsdxOf(scene, shared), notes });
    case "drawio": {
      const previous = ask.maybeText("previous");
      if (previous === undefined)
        return text(drawioOf(scene, { ...shared, ...(changes ? { changes } : {}) }));
      const restores = ask.raw("restore") === true;
      const merged = mergeDrawio(previous, scene, { ...shared, restores });
      if (!merged) return refused(exportMessages.notOurs());
      const { added, removed, changed, both, leftOut } = merged;
      return text(merged.text, [
        exportMessages.merged({
          added: added.length,
          removed: removed.length,
          changed: changed.length,
        }),
        ...(leftOut.length > 0 ? [exportMessages.staysOut({ count: leftOut.length })] : []),
        ...both.map((id) => exportMessages.both({ id })),
      ]);
    }
    default:
      break;
  }
  const { painter } = host;
  if (!painter) return refused(exportMessages.noPainter({ format }));
  if (format === "pdf") {
    const size = oneOf(ask, "size", sizes, "A3");
    const tables = tablesOf(scene, pictureWords[language]);
    return good({
      content: await painter.pdf(picture(), { look, size, language, date, tables }),
      notes,
    });
  }
  const asked = ask.maybeWhole("scale", 1, 4) ?? 2;
  const scale = asked >= 4 ? 4 : asked >= 2 ? 2 : 1;
  const { signal } = host;
  const png = await painter
    .png(picture(), { look, scale, ...(signal ? { signal } : {}) })
    .catch((error: unknown) => {
      if (signal?.aborted) return undefined;
      throw error;
    });
  if (!png) return cancelled(portMessages.cancelled({ name: "exportView" }));
  return good({
    content: png.bytes,
    notes: [
      ...notes,
      ...(png.font === null ? [exportMessages.noFont()] : []),
      ...(png.scale < scale
        ? [exportMessages.smaller({ asked: scale, scale: png.scale.toFixed(2) })]
        : []),
    ],
  });
}
