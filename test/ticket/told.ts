/** One line per reading of a text, so that a story's expectation is all there is and nothing else. */
import { readTicket } from "#src/ticket/index.ts";

/** What was read of `text`: `format name[:port] type @server rcodes = addresses via aliases …`, parts that are not told left out. */
export function told(text: string): readonly string[] {
  return readTicket(text).readings.map((reading) => {
    const { format, name, id, address, word, type, port, server, answer, reached, refusal } =
      reading;
    const aliases = (answer?.chain ?? [])
      .filter((link) => link.type === "CNAME")
      .map(({ data }) => data);
    return [
      format,
      `${name ?? id ?? address ?? word ?? "-"}${port === null ? "" : `:${port}`}`,
      type ?? "",
      server ? `@${server}` : "",
      answer && answer.addresses.length === 0 && answer.side === null
        ? answer.rcodes.join("|")
        : "",
      answer?.side ?? "",
      answer && answer.addresses.length > 0 ? `= ${answer.addresses.join(" ")}` : "",
      aliases.length > 0 ? `via ${aliases.join(" ")}` : "",
      reached === null ? "" : reached ? "reached" : "not reached",
      refusal ?? "",
    ]
      .filter((part) => part !== "")
      .join(" ");
  });
}

/** `text` with the line ends of Windows. */
export const windows = (text: string): string => text.replaceAll("\n", "\r\n");
