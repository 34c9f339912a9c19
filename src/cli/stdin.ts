/** What was piped into the command, as text? */
import { stdin } from "node:process";

/** The most that is taken: far more than is read of it, so that the cut can be told. */
const MOST = 2_000_000;

/** The text of standard input up to its end, or up to two million letters. */
export async function readStdin(): Promise<string> {
  let text = "";
  stdin.setEncoding("utf8");
  for await (const piece of stdin) {
    text += String(piece);
    if (text.length > MOST) break;
  }
  return text;
}
