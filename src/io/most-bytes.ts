/** How large may a file be that is read at once? */
import { constants } from "node:buffer";
import { getHeapStatistics } from "node:v8";

/** Text, values and estate together take about four times the file (measured with an export of 500 MiB). */
const MEMORY_PER_BYTE = 4;

/** The most bytes that one file may hold once unpacked: what the engine holds as one text, and has memory for. */
export function mostBytes(): number {
  const room = Math.floor(getHeapStatistics().heap_size_limit / MEMORY_PER_BYTE);
  return Math.min(constants.MAX_STRING_LENGTH, room);
}
