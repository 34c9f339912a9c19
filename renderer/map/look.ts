/** How boxes and wires look on the canvas: five channels for each outcome (ux.md section 6.1), a shape for each kind (6.3). */
import type { StylesheetJson } from "cytoscape";
import type { Tokens } from "./tokens.ts";

/** Line, head and hue of an outcome. */
const outcomeLooks = {
  private: { color: "outcome-private", width: 2.6, dash: null, head: "triangle" },
  endpoint: { color: "outcome-endpoint", width: 2.2, dash: [14, 4, 3, 4], head: "diamond" },
  public: { color: "outcome-public", width: 2.4, dash: [10, 5], head: "triangle" },
  blocked: { color: "outcome-blocked", width: 3.4, dash: null, head: "tee" },
  "no-answer": { color: "outcome-blocked", width: 3.4, dash: null, head: "none" },
  unseen: { color: "outcome-unseen", width: 2.4, dash: [1, 4], head: "circle" },
} as const;

/** The style sheet of the canvas for these tokens. */
export function lookOf(tokens: Tokens): StylesheetJson {
  return [
    {
      selector: "node",
      style: {
        shape: "round-rectangle",
        "corner-radius": "6",
        width: "data(width)",
        height: "data(height)",
        "background-color": tokens.ground,
        "border-color": tokens.control,
        "border-width": 1,
        "overlay-opacity": 0,
        "z-index-compare": "manual",
        "z-index": 30,
      } as never,
    },
    {
      selector: "node[points]",
      style: { shape: "polygon", "shape-polygon-points": "data(points)" as never },
    },
    { selector: 'node[kind = "zone"]', style: { shape: "barrel" } },
    { selector: 'node[kind = "service"]', style: { "border-width": 2.2 } },
    {
      selector: "node[?open]",
      style: {
        "background-color": tokens.raised,
        "border-width": 1,
        "z-index": "data(above)",
      } as never,
    },
    { selector: "node[?open][depth = 0]", style: { "border-width": 1.5 } },
    {
      selector: 'node[kind = "bundle"][!open]',
      style: { "border-style": "double", "border-width": 3 },
    },
    {
      selector: 'node[presence = "ghost"]',
      style: { "border-style": "dashed", "background-opacity": 0, "border-width": 1.5 },
    },
    {
      selector: 'node[presence = "unseen"]',
      style: {
        "border-style": "dotted",
        "border-width": 1.8,
        "background-color": tokens.sunken,
      },
    },
    {
      selector: "node.selected",
      style: {
        "background-color": tokens.selected,
        "border-color": tokens["text-private"],
        "border-width": 2,
      },
    },
    { selector: "node.quiet", style: { "border-color": tokens["quiet-wire"] } },
    {
      selector: "node.stub",
      style: { width: 1, height: 1, "background-opacity": 0, "border-width": 0, events: "no" },
    },
    {
      selector: "edge",
      style: {
        "curve-style": "round-segments",
        "edge-distances": "endpoints",
        "segment-weights": "data(weights)",
        "segment-distances": "data(distances)",
        "segment-radii": "9",
        "source-endpoint": "data(start)",
        "target-endpoint": "data(end)",
        "line-color": tokens.control,
        "target-arrow-color": tokens.control,
        "target-arrow-shape": "none",
        "arrow-scale": 0.9,
        width: 1.4,
        "z-index-compare": "manual",
        "z-index": 15,
        "overlay-opacity": 0,
        "line-cap": "butt",
      } as never,
    },
    // A wire with one straight piece has no corners to tell.
    { selector: "edge[?straight]", style: { "curve-style": "straight" } },
    ...Object.entries(outcomeLooks).map(([outcome, look]) => ({
      selector: `edge[outcome = "${outcome}"]`,
      style: {
        "line-color": tokens[look.color],
        "target-arrow-color": tokens[look.color],
        "target-arrow-shape": look.head,
        "target-arrow-fill": outcome === "unseen" ? "hollow" : "filled",
        width: look.width,
        "line-style": look.dash ? "dashed" : "solid",
        "line-dash-pattern": look.dash ?? [6, 3],
        "line-cap": outcome === "unseen" ? "round" : "butt",
        "z-index": 16,
      } as never,
    })),
    // A leg that a packet passes before it is stopped.
    {
      selector: 'edge[kind = "path"][!outcome]',
      style: {
        "line-color": tokens["outcome-blocked"],
        "target-arrow-color": tokens["outcome-blocked"],
        "target-arrow-shape": "vee",
        width: 2.2,
        "z-index": 16,
      } as never,
    },
    { selector: "edge[?half]", style: { width: 1.4, "arrow-scale": 0.6 } },
    {
      selector: 'edge[kind = "ask"]',
      style: {
        "line-color": tokens.muted,
        "target-arrow-color": tokens.muted,
        "target-arrow-shape": "vee",
        "line-style": "dashed",
        "line-dash-pattern": [3, 3],
        width: 1.6,
        "z-index": 17,
      } as never,
    },
    {
      selector: "edge.quiet",
      style: {
        "line-color": tokens["quiet-wire"],
        "target-arrow-color": tokens["quiet-wire"],
        width: 1,
        "z-index": 12,
      } as never,
    },
    { selector: "edge.selected", style: { width: 4.4, "z-index": 18 } as never },
    { selector: ".hidden", style: { display: "none" } },
  ];
}
