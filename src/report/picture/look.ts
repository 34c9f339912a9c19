/** In which colours a picture is painted: the tokens of ux.md section 6.1, light and dark. */

const light = {
  surface: "#FFFFFF",
  sunken: "#F5F6F8",
  strip: "#E9ECF0",
  ink: "#1B1D21",
  muted: "#5A5F6A",
  border: "#7B8089",
  pale: "#C6CAD1",
  private: "#118EE7",
  endpoint: "#0C383C",
  public: "#D17305",
  blocked: "#9F040F",
  unseen: "#7C7E83",
  danger: "#9F040F",
  onDanger: "#FFFFFF",
  added: "#0B5CAD",
} as const;

/** Name of a colour; what it is depends on the look. */
export type Ink = keyof typeof light;

/** Every ink's colour. */
export type Look = Readonly<Record<Ink, string>>;

const dark: Look = {
  surface: "#17191D",
  sunken: "#22252B",
  strip: "#2C3037",
  ink: "#E8EAED",
  muted: "#A7ADB8",
  border: "#7B828D",
  pale: "#474C55",
  private: "#3599F3",
  endpoint: "#D9F1EF",
  public: "#FFD970",
  blocked: "#EE2A31",
  unseen: "#7C7E82",
  danger: "#FF8A8F",
  onDanger: "#17191D",
  added: "#7CBBFF",
};

export const looks: Readonly<Record<"light" | "dark", Look>> = { light, dark };

/** The names of all inks, in order. */
export const inks = Object.keys(light) as readonly Ink[];

/** Families that some machine has: the first found is taken, and all of these have the same widths. */
export const FONT = ["Helvetica", "Arial", "'Liberation Sans'", "'Nimbus Sans'", "sans-serif"].join(
  ",",
);
