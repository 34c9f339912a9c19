/** What did a person type or paste: a URL, a connection string, an ARM id, a name, a whole question? */

/** What was understood; a part that was not told is "". */
export type Understood = {
  readonly name: string;
  readonly port: string;
  /** An ARM id, when that is what was pasted. */
  readonly id: string;
  /** What was written after `from`. */
  readonly from: string;
  /** What is asked for by a word that is no name, such as `stcontoso`. */
  readonly word: string;
};

const nothing: Understood = { name: "", port: "", id: "", from: "", word: "" };

const hostPattern = /^[a-z0-9_*-]+(\.[a-z0-9_-]+)+\.?$/i;

/** Keys of connection strings whose value holds a host. */
const hostKeys =
  /(?:^|;)\s*(?:server|data source|host(?:name)?|endpoint|accountendpoint|blobendpoint|address|redis)\s*=\s*([^;]+)/i;

/** What `text` asks for. */
export function understood(text: string): Understood {
  const typed = text.trim();
  const question = /^from\s+(?:"([^"]+)"|(\S+))(?:\s+to(?:\s+(\S+))?)?$/i.exec(typed);
  if (question) return { ...understood(question[3] ?? ""), from: question[1] ?? question[2] ?? "" };
  if (/^\/subscriptions\//i.test(typed)) return { ...nothing, id: typed };
  const account = /AccountName=([^;]+)/i.exec(typed)?.[1];
  const suffix = /EndpointSuffix=([^;]+)/i.exec(typed)?.[1];
  if (account) return { ...nothing, name: `${account}.blob.${suffix ?? "core.windows.net"}` };
  const inString = typed.includes("=") ? hostKeys.exec(typed)?.[1] : undefined;
  return hostIn(inString ?? typed);
}

/** The host and port in `scheme://host:port/path`, `tcp:host,port`, `host:port` or a bare name. */
function hostIn(text: string): Understood {
  const bare = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/^tcp:/i, "");
  const [authority = ""] = bare.split(/[/?#\\]/);
  const [, host = "", port = ""] = /^(?:[^@]*@)?([^:,]*)(?:[:,](\d{1,5}))?$/.exec(authority) ?? [];
  if (!hostPattern.test(host))
    return /^[\w-]+$/.test(host) ? { ...nothing, word: host, port } : nothing;
  const scheme = /^([a-z]+):\/\//i.exec(text.trim())?.[1]?.toLowerCase();
  const ofScheme = scheme === "http" ? "80" : "";
  return { ...nothing, name: host.replace(/\.$/, "").toLowerCase(), port: port || ofScheme };
}
