/** Which part of pdfkit do we use? The package brings no types of its own. */
declare module "pdfkit" {
  export type PdfText = {
    readonly lineBreak?: boolean;
    readonly baseline?: "alphabetic";
    readonly width?: number;
    readonly height?: number;
    readonly lineGap?: number;
    readonly align?: "left" | "center" | "right";
    readonly link?: string;
    readonly goTo?: string;
    readonly destination?: string;
  };
  export type PdfOutline = {
    readonly addItem: (title: string, options?: { readonly expanded?: boolean }) => PdfOutline;
  };
  export type PdfDocument = {
    readonly page: { readonly width: number; readonly height: number };
    readonly outline: PdfOutline;
    readonly on: {
      (event: "data", listener: (bytes: Uint8Array) => void): void;
      (event: "end", listener: () => void): void;
    };
    readonly addPage: (options: {
      readonly size: readonly [number, number];
      readonly margin: number;
    }) => PdfDocument;
    readonly registerFont: (name: string, source: string) => PdfDocument;
    readonly font: (name: string) => PdfDocument;
    readonly fontSize: (size: number) => PdfDocument;
    readonly widthOfString: (text: string, options?: PdfText) => number;
    readonly heightOfString: (text: string, options?: PdfText) => number;
    readonly text: (text: string, x: number, y: number, options?: PdfText) => PdfDocument;
    readonly fillColor: (colour: string) => PdfDocument;
    readonly strokeColor: (colour: string) => PdfDocument;
    readonly lineWidth: (width: number) => PdfDocument;
    readonly lineJoin: (join: "round" | "miter") => PdfDocument;
    readonly dash: (lengths: readonly number[]) => PdfDocument;
    readonly undash: () => PdfDocument;
    /** Operators of PDF as they are. */
    readonly addContent: (operators: Uint8Array) => PdfDocument;
    readonly path: (data: string) => PdfDocument;
    readonly rect: (x: number, y: number, width: number, height: number) => PdfDocument;
    readonly clip: () => PdfDocument;
    readonly fill: () => PdfDocument;
    readonly stroke: () => PdfDocument;
    readonly fillAndStroke: () => PdfDocument;
    readonly save: () => PdfDocument;
    readonly restore: () => PdfDocument;
    readonly translate: (x: number, y: number) => PdfDocument;
    readonly scale: (factor: number) => PdfDocument;
    readonly addNamedDestination: (name: string, ...how: readonly unknown[]) => void;
    readonly goTo: (
      x: number,
      y: number,
      width: number,
      height: number,
      name: string,
    ) => PdfDocument;
    readonly link: (
      x: number,
      y: number,
      width: number,
      height: number,
      url: string,
    ) => PdfDocument;
    readonly end: () => void;
  };
  const PDFDocument: new (options: {
    readonly autoFirstPage: boolean;
    readonly compress: boolean;
    readonly pdfVersion: "1.7";
    readonly lang: string;
    readonly displayTitle: boolean;
    readonly info: Readonly<Record<string, string | Date>>;
  }) => PdfDocument;

  // biome-ignore lint/style/noDefaultExport: that is how the package exports it.
  export { PDFDocument as default };
}
