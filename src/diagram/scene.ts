/** What a scene is: boxes, lanes and wires with their places, ready for any painter. */
import type { OutcomeWord } from "#src/verdict/index.ts";

export type BoxKind =
  | "site"
  | "internet"
  | "gateway"
  | "hub"
  | "vnet"
  | "subnet"
  | "resolver"
  | "zone"
  | "firewall"
  | "vantage"
  | "endpoint"
  | "service"
  | "bundle";

export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Box = Rect & {
  /** ARM id, or `bundle:…`, `site:…`, `internet`. Unique in the scene. */
  readonly id: string;
  readonly kind: BoxKind;
  readonly title: string;
  readonly subtitle: string;
  /** Containing box, or null at the top. */
  readonly parent: string | null;
  readonly lane: number;
  /** `solid`, `ghost` (referenced, missing), `unseen` (no permission). */
  readonly presence: "solid" | "ghost" | "unseen";
  /** How many things this box stands for: 1, and more when it is a bundle. */
  readonly holds: number;
  /** Pairs by outcome, for closed boxes. */
  readonly counts: Readonly<Partial<Record<OutcomeWord, number>>>;
  /** Whether it can be opened or closed further. */
  readonly canOpen: boolean;
  readonly isOpen: boolean;
  /** Marked "not as expected". */
  readonly flagged: boolean;
  /** Whether it belongs to the asked question. */
  readonly lit: boolean;
};

export type Point = { readonly x: number; readonly y: number };

export type Wire = {
  readonly id: string;
  readonly from: string;
  /** The same as `from` for a wire that ends nowhere: nothing answered, or the packet left no box. */
  readonly to: string;
  /** `link` wires are structure (peering, gateway); `ask` wires are a name question on its way; the others carry an outcome. */
  readonly kind: "link" | "path" | "ask";
  readonly outcome: OutcomeWord | null;
  readonly label: string;
  /** How many pairs (or links) this one stands for. */
  readonly count: number;
  /** Whether some of them are not as expected. */
  readonly flagged: boolean;
  /** Ids of the endpoints and services that its pairs lead through, sorted; empty for links. */
  readonly through: readonly string[];
  /** Orthogonal polyline from box to box. */
  readonly points: readonly Point[];
  /** Whether it belongs to the asked question. */
  readonly lit: boolean;
};

export type Lane = {
  readonly index: number;
  readonly word: string;
  readonly x: number;
  readonly width: number;
};
export type Band = { readonly region: string; readonly y: number; readonly height: number };

export type SceneLevel = 1 | 2 | 3 | 4;

export type Scene = {
  readonly level: SceneLevel;
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly bands: readonly Band[];
  /** Parents before children, then by place. */
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
  /** One sentence that sums the picture up, for assistive technology. */
  readonly summary: string;
  /** How many things exist and how many are drawn. */
  readonly shown: number;
  readonly total: number;
  /** What was put into bundles to stay within the cap, by kind; empty when all is drawn as asked. */
  readonly bundled: readonly { readonly kind: BoxKind; readonly count: number }[];
  /** Wires that were left out to stay within the cap. */
  readonly wiresLeftOut: number;
};
