/** The one painter on a canvas: it draws scenes and reports what was pointed at; it decides nothing. */
import cytoscape from "cytoscape";
import type { Rect } from "#src/diagram/index.ts";
import { newDrawing, type Shown } from "./drawing.ts";
import { wireIdOf } from "./elements.ts";
import { lookOf } from "./look.ts";
import { tokensNow } from "./tokens.ts";

/** Where the picture's corner lies on the canvas, how large it is drawn, and the size of the canvas. */
export type Viewport = {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
};

/** The part of the picture that is on screen. */
export function inViewOf({ x, y, zoom, width, height }: Viewport): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

export type PainterEvents = {
  readonly onViewport: (viewport: Viewport) => void;
  readonly onTap: (id: string) => void;
  readonly onDoubleTap: (id: string) => void;
  readonly onMenu: (id: string) => void;
  readonly onHover: (id: string) => void;
  /** All of the picture that was asked for last is on the canvas. */
  readonly onDrawn: () => void;
};

export type Painter = {
  /** Draws this picture from now on, fitted to the canvas when `isFitted`. */
  readonly show: (shown: Shown, isFitted: boolean) => void;
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
  const viewport = (): Viewport => {
    const { x, y } = cy.pan();
    return { x, y, zoom: cy.zoom(), width: cy.width(), height: cy.height() };
  };
  const drawing = newDrawing(cy, events.onDrawn);
  cy.on("viewport", () => events.onViewport(viewport()));
  cy.on("tap", (event) => events.onTap(event.target === cy ? "" : wireIdOf(event.target.id())));
  cy.on("dbltap", "node", (event) => events.onDoubleTap(event.target.id()));
  cy.on("cxttap", "node", (event) => events.onMenu(event.target.id()));
  cy.on("mouseover", "edge", (event) => events.onHover(wireIdOf(event.target.id())));
  cy.on("mouseout", "edge", () => events.onHover(""));

  const fitAll = () => {
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
    show: (shown, isFitted) => {
      size = { width: shown.scene.width, height: shown.scene.height };
      // Before anything is drawn, so that what will be in view comes first.
      if (isFitted) fitAll();
      drawing.show(shown, inViewOf(viewport()));
    },
    recolour: () => {
      drawing.again(() => void cy.style(lookOf(tokensNow())), inViewOf(viewport()));
    },
    fit: fitAll,
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
      events.onViewport(viewport());
    },
    destroy: () => {
      drawing.stop();
      cy.destroy();
    },
  };
}
