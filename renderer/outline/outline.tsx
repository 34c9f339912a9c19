/** The canvas's twin: every drawn box in a tree and every drawn wire in a table, sharing one selection with the map. */
import { useDeferredValue, useMemo } from "react";
import {
  Button,
  Collection,
  type Key,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from "react-aria-components";
import type { Box, Scene } from "#src/diagram/index.ts";
import { judgementWord, sceneWords, mapWords as words } from "#src/messages/index.ts";
import { inOrder, useGrowing } from "../map/growing.ts";
import { countsText } from "../parts/counts-bar.tsx";
import { KindGlyph } from "../parts/kind-glyph.tsx";
import { OutcomeBadge } from "../parts/outcome-glyph.tsx";
import { go, useStore } from "../state/store.ts";
import { midCut } from "../state/words.ts";

type Branch = { readonly id: string; readonly box: Box; readonly children: readonly Branch[] };

function treeOf(scene: Scene): readonly Branch[] {
  const byParent = Map.groupBy(scene.boxes, (box) => box.parent);
  const branches = (parent: string | null): readonly Branch[] =>
    (byParent.get(parent) ?? []).map((box) => ({ id: box.id, box, children: branches(box.id) }));
  return branches(null);
}

export function Outline({ isTable }: { readonly isTable: boolean }) {
  const asked = useStore((state) => state.scene.value);
  // The drawer opens and the map is drawn at once; the rows follow, made in small pieces.
  const scene = useDeferredValue(asked, null);
  if (!scene) return null;
  if (isTable) return <WireTable scene={scene} />;
  return (
    <div className="outline">
      <div className="tree-side">
        <div className="tree-head tree-cells" aria-hidden="true">
          <span className="tree-name-head">{words.columnName}</span>
          <span>{words.columnKind}</span>
          <span>{words.columnOutcomes}</span>
          <span>{words.columnFlag}</span>
        </div>
        <BoxTree scene={scene} />
      </div>
      <WireTable scene={scene} />
    </div>
  );
}

function BoxTree({ scene }: { readonly scene: Scene }) {
  const select = useStore((state) => state.view.select);
  const tree = useMemo(() => treeOf(scene), [scene]);
  const open = useMemo(() => scene.boxes.filter((box) => box.isOpen).map((box) => box.id), [scene]);
  const onSelect = (keys: "all" | Set<Key>) => {
    const [first] = keys === "all" ? [] : keys;
    go({ select: first === undefined ? "" : String(first) }, true);
  };
  const isBox = scene.boxes.some((box) => box.id === select);
  const rows = (
    <Tree
      aria-label={words.outlineTree}
      className="tree"
      items={tree}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={isBox ? [select] : []}
      onSelectionChange={onSelect}
      defaultExpandedKeys={open}
      key={open.join(" ")}
    >
      {(branch) => <Row branch={branch} />}
    </Tree>
  );
  if (scene.boxes.length <= MOST_ROWS) return rows;
  // A row costs the page a millisecond: of many, only those in view are there.
  return (
    <Virtualizer layout={ListLayout} layoutOptions={rowLayout}>
      {rows}
    </Virtualizer>
  );
}

/** Longer titles lose their middle in the table of wires; the details have all of them. */
const MOST_LETTERS = 40;

/** Trees of more rows have only those in view on the page. */
const MOST_ROWS = 100;
const rowLayout = { estimatedRowHeight: 28 };

function Row({ branch }: { readonly branch: Branch }) {
  const { box, children } = branch;
  return (
    <TreeItem id={box.id} textValue={box.title} className="tree-row" data-id={box.id}>
      <TreeItemContent>
        <span className="tree-cells" data-id={box.id}>
          {children.length > 0 ? (
            <Button slot="chevron" className="chevron">
              ▸
            </Button>
          ) : (
            <span className="chevron" />
          )}
          <KindGlyph kind={box.kind} />
          <span className="tree-title" title={box.title}>
            {box.title}
          </span>
          <span className="tree-kind">{sceneWords.kind(box.kind)}</span>
          <span className="tree-counts" title={countsText(box.counts)}>
            {countsText(box.counts)}
          </span>
          <span className="tree-flag">{box.flagged ? judgementWord(false) : ""}</span>
        </span>
      </TreeItemContent>
      <Collection items={children}>{(child) => <Row branch={child} />}</Collection>
    </TreeItem>
  );
}

function WireTable({ scene }: { readonly scene: Scene }) {
  const select = useStore((state) => state.view.select);
  const titles = useMemo(() => new Map(scene.boxes.map((box) => [box.id, box.title])), [scene]);
  const wires = useGrowing(scene.wires, inOrder);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
    <section className="table-scroll" tabIndex={0} aria-label={words.outlineWires}>
      <table className="table" aria-label={words.outlineWires}>
        <thead>
          <tr>
            <th scope="col">{words.columnFrom}</th>
            <th scope="col">{words.columnTo}</th>
            <th scope="col">{words.columnOutcome}</th>
            <th scope="col">{words.columnCount}</th>
            <th scope="col">{words.columnFlag}</th>
          </tr>
        </thead>
        <tbody>
          {wires.map((wire) => (
            <tr key={wire.id} data-id={wire.id} className={wire.id === select ? "is-selected" : ""}>
              <td>
                <button
                  type="button"
                  className="link"
                  onClick={() => go({ select: wire.id }, true)}
                >
                  {midCut(titles.get(wire.from) ?? "", MOST_LETTERS)}
                </button>
              </td>
              <td>{midCut(titles.get(wire.to) ?? "", MOST_LETTERS)}</td>
              <td>{wire.outcome ? <OutcomeBadge outcome={wire.outcome} /> : wire.label}</td>
              <td className="number">{wire.count}</td>
              <td>{wire.flagged ? judgementWord(false) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
