/** How do painted pixels become a PNG file: 8 bits each of red, green and blue, packed by Node's own zlib. */
import { crc32, deflateSync } from "node:zlib";

/**
 * The PNG of `pixels`, four bytes each, opaque. The painter's own writer packs several times slower, and keeps an
 * alpha channel that no picture of ours has.
 */
export function pngFile(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const stride = width * 3 + 1;
  // Each row begins with the number of its filter: 0, none, which suits flat colours best.
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
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Depth 8, colour type 2 (red, green, blue), the one packing, the one filtering, not interlaced.
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(rows, { level: 4 })),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

/** A chunk: its length, name and content, and the sum of name and content. */
function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
