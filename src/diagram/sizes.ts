/** Every length of the picture, in CSS pixels. */

export const sizes = {
  /** Width of a box without boxes in it, by lane. */
  leafWidth: [156, 180, 180, 188, 188],
  leafHeight: 48,
  /** Height of a box that never has counts. */
  lowHeight: 36,
  /** Height of the strip at the top of a container, which holds its title. */
  head: 34,
  /** From a container's side to the boxes in it. */
  inset: 10,
  /** Between boxes in one column. */
  gap: 24,
  /** Between two wires that run side by side downwards. */
  track: 8,
  /** Between two wires that run side by side across; half of it parts neighbouring columns. */
  pitch: 12,
  /** From a box to the first track beside it; its wires' marks stand there. */
  margin: 40,
  /** Gutters grow in steps, so that a few more wires move nothing. */
  gutterStep: 40,
  /** Strip at the top of a band, which holds its region. */
  bandHead: 32,
  /** Room between bands. */
  bandGap: 24,
  /** Above the first band: the lane heads. */
  top: 48,
  left: 24,
  /** A wire that ends nowhere. */
  stub: 26,
} as const;

/** Most boxes, and most wires, that are drawn at once (ux.md section 5). */
export const CAP = 300;
