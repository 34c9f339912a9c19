/** Which replies cross a port smaller than they are: pictures and matrices, whose parts repeat each other thousands of times. */
import type { Scene } from "#src/diagram/index.ts";
import type { CallName, MatrixReply, Reply } from "./calls.ts";
import { isPackedMatrix, packedMatrix, unpackedMatrix } from "./packed-matrix.ts";
import { type PackedScene, packedScene, unpackedScene } from "./packed-scene.ts";

/** The reply to `name` as it crosses a port: pictures and matrices are packed, all else goes as it is. */
export function packed(name: CallName, reply: Reply<unknown>): unknown {
  if (!reply.ok) return reply;
  const { value } = reply;
  if (name === "scene" && Array.isArray(Object(value).wires))
    return { ok: true, value: packedScene(value as Scene) };
  if (name === "matrix" && Array.isArray(Object(value).cells))
    return { ok: true, value: packedMatrix(value as MatrixReply) };
  return reply;
}

/** What `packed` made, as it was before. */
export function unpacked(name: CallName, reply: unknown): unknown {
  const { ok, value } = Object(reply);
  if (ok !== true) return reply;
  if (name === "scene" && Array.isArray(Object(value).lists))
    return { ok, value: unpackedScene(value as PackedScene) };
  if (name === "matrix" && isPackedMatrix(value)) return { ok, value: unpackedMatrix(value) };
  return reply;
}
