/** How do painted pixels become a PNG file: 8 bits each of red, green and blue, packed by Node's own zlib as they come. */
import { once } from "node:events";
import { crc32, createDeflate } from "node:zlib";

/** A file that grows by rows, so that nobody holds all of its pixels. */
export type PngWriter = {
  /** Adds whole rows of pixels, four bytes each, opaque. */
  readonly add: (pixels: Uint8Array) => Promise<void>;
  /** The bytes of the file, once all rows are in. */
  readonly end: () => Promise<Uint8Array<ArrayBuffer>>;
};

/**
 * A PNG of this size. The painter's own writer packs several times slower, and keeps an alpha channel that no picture
 * of ours has.
 */
export function pngWriter(width: number, height: number): PngWriter {
  const stride = width * 3 + 1;
  // The next level takes twice the time, for files a tenth smaller or half as large again.
  const deflate = createDeflate({ level: 3 });
  const packed: Buffer[] = [];
  deflate.on("data", (part: Buffer) => packed.push(part));
  return {
    add: async (pixels) => {
      if (!deflate.write(rowsOf(pixels, width, stride))) await once(deflate, "drain");
    },
    end: async () => {
      deflate.end();
      await once(deflate, "end");
      const header = Buffer.alloc(13);
      header.writeUInt32BE(width, 0);
      header.writeUInt32BE(height, 4);
      // Depth 8, colour type 2 (red, green, blue), the one packing, the one filtering, not interlaced.
      header.set([8, 2, 0, 0, 0], 8);
      return new Uint8Array(
        Buffer.concat([
          Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
          ...chunk("IHDR", header),
          ...chunk("IDAT", Buffer.concat(packed)),
          ...chunk("IEND", Buffer.alloc(0)),
        ]),
      );
    },
  };
}

/** Rows as the file has them: each begins with the number of its filter: 0, none, which suits flat colours best. */
function rowsOf(pixels: Uint8Array, width: number, stride: number): Buffer {
  const height = pixels.length / (width * 4);
  const rows = Buffer.alloc(stride * height);
  let from = 0;
  for (let y = 0; y < height; y++) {
    let to = y * stride + 1;
    for (let x = 0; x < width; x++) {
      rows[to] = pixels[from] ?? 0;
      rows[to + 1] = pixels[from + 1] ?? 0;
      rows[to + 2] = pixels[from + 2] ?? 0;
      from += 4;
      to += 3;
    }
  }
  return rows;
}

/** A chunk: its length, name and content, and the sum of name and content. */
function chunk(name: string, content: Buffer): readonly Buffer[] {
  const word = Buffer.from(name, "latin1");
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(content, crc32(word)));
  return [length, word, content, sum];
}
