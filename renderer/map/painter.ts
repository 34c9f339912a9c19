/** The one painter on a canvas: it draws scenes and reports what was pointed at; it decides nothing. */
import cytoscape from "cytoscape";
import type { Scene } from "#src/diagram/index.ts";
import { elementsOf, wireIdOf } from "./elements.ts";
import type { Lit } from "./lighting.ts";
import { lookOf } from "./look.ts";
import { tokensNow } from "./tokens.ts";

export type Viewport = { readonly x: number; readonly y: number; readonly zoom: number };

export type PainterEvents = {
  readonly onViewport: (viewport: Viewport) => void;
  readonly onTap: (id: string) => void;
  readonly onDoubleTap: (id: string) => void;
  readonly onMenu: (id: string) => void;
  readonly onHover: (id: string) => void;
};

export type Painter = {
  readonly draw: (scene: Scene) => void;
  readonly light: (lit: Lit, select: string, hiddenWires: ReadonlySet<string>) => void;
  /** Takes up the colours of the theme that is on now. */
  readonly recolour: () => void;
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  /** Moves the camera by as little as brings this part of the scene into view. */
  readonly bringIntoView: (
    rect: Readonly<{ x: number; y: number; width: number; height: number }>,
  ) => void;
  readonly resize: () => void;
  readonly destroy: () => void;
};

const LEAST_ZOOM = 0.12;
const MOST_ZOOM = 2.5;
/** Below this, only the titles of the outermost boxes are legible. */
const READABLE = 0.62;

/** A painter in `container`. `top` pixels at its upper side are kept free for the lane heads. */
export function newPainter(container: HTMLElement, top: number, events: PainterEvents): Painter {
  const cy = cytoscape({
    container,
    style: lookOf(tokensNow()),
    layout: { name: "preset" },
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_ZOOM,
    textureOnViewport: false,
    pixelRatio: "auto",
  });
  let size = { width: 1, height: 1 };
  const report = () => {
    const { x, y } = cy.pan();
    events.onViewport({ x, y, zoom: cy.zoom() });
  };
  cy.on("viewport", report);
  cy.on("tap", (event) => events.onTap(event.target === cy ? "" : wireIdOf(event.target.id())));
  cy.on("dbltap", "node", (event) => events.onDoubleTap(event.target.id()));
  cy.on("cxttap", "node", (event) => events.onMenu(event.target.id()));
  cy.on("mouseover", "edge", (event) => events.onHover(wireIdOf(event.target.id())));
  cy.on("mouseout", "edge", () => events.onHover(""));

  const fit = () => {
    const [width, height] = [cy.width() - 24, cy.height() - top - 12];
    // A picture that is too high to be read whole fills the width and begins at its top.
    const whole = Math.min(1.15, width / size.width, height / size.height);
    const zoom = Math.max(
      LEAST_ZOOM,
      whole < READABLE ? Math.min(READABLE, width / size.width) : whole,
    );
    const x = Math.max(12, (cy.width() - size.width * zoom) / 2);
    const y = top + Math.max(0, (height - size.height * zoom) / 2);
    cy.viewport({ zoom, pan: { x, y } });
  };

  return {
    draw: (scene) => {
      size = { width: scene.width, height: scene.height };
      cy.batch(() => {
        cy.elements().remove();
        cy.add(elementsOf(scene));
      });
    },
    light: (lit, select, hiddenWires) => {
      cy.batch(() => {
        cy.nodes().forEach((node) => {
          const id = node.id();
          node.toggleClass("selected", id === select);
          node.toggleClass("quiet", lit.boxes !== null && !lit.boxes.has(id));
        });
        cy.edges().forEach((edge) => {
          const id = wireIdOf(edge.id());
          edge.toggleClass("selected", id === select);
          edge.toggleClass("hidden", hiddenWires.has(id));
          edge.toggleClass("quiet", lit.wires !== null && !lit.wires.has(id));
        });
      });
    },
    recolour: () => {
      cy.style(lookOf(tokensNow()));
    },
    fit,
    zoomBy: (factor) => {
      const level = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, cy.zoom() * factor));
      cy.zoom({ level, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    },
    bringIntoView: (rect) => {
      const { x, y } = cy.pan();
      const zoom = cy.zoom();
      const left = rect.x * zoom + x;
      const upper = rect.y * zoom + y;
      const right = left + rect.width * zoom;
      const lower = upper + rect.height * zoom;
      const margin = 24;
      const dx = left < margin ? margin - left : Math.min(0, cy.width() - margin - right);
      const dy =
        upper < top + margin ? top + margin - upper : Math.min(0, cy.height() - margin - lower);
      if (dx !== 0 || dy !== 0) cy.panBy({ x: dx, y: dy });
    },
    resize: () => {
      cy.resize();
    },
    destroy: () => cy.destroy(),
  };
}
