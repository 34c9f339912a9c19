/** What of a pasted text must never be kept: keys, passwords, tokens and signatures, dropped before anything reads it. */

/** What stands where a secret stood; it is no part of any name, so nothing that is read can hold it. */
const DROPPED = "•";

/** Names of settings whose values are secret, however the value is told. */
const SECRET_KEYS =
  "accountkey|sharedaccesskey|sharedaccesssignature|sharedsecret|password|passwd|passphrase|pwd|accesskey|primarykey|secondarykey|secret|clientsecret|apikey|authorization|accesstoken|refreshtoken|idtoken|subscriptionkey|ocpapimsubscriptionkey|xfunctionskey|xmsencryptionkey|instrumentationkey";
/** Names that are words of other things too, so that only `name=value` is taken for a setting. */
const SETTING_KEYS = "sig|signature|token|code|credential|key|userid|uid|user|username";

// Blanks, dashes and underscores may stand between the letters of a key's words.
const spelled = (keys: string) =>
  keys
    .split("|")
    .map((key) => key.split("").join("[ _-]?"))
    .join("|");

/** key="…", key={…}, key='…', and key=… up to a semicolon, an ampersand or the end of the line. */
const setting = (keys: string, sign: string, before: string) =>
  new RegExp(
    `${before}((?:${spelled(keys)})\\x22?\\s{0,9}${sign}\\s{0,9})(?:\\x22[^\\x22\\r\\n]*\\x22?|\\{[^}\\r\\n]*\\}?|'[^'\\r\\n]*'?|[^;&\\r\\n]*)`,
    "gi",
  );

const rules: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*(?:KEY|CERTIFICATE)-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g, DROPPED],
  [
    /\b(bearer|basic|negotiate|sharedkey|sharedaccesssignature)\s+[^\s,;\x22']{12,}/gi,
    `$1 ${DROPPED}`,
  ],
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){0,2}/g, DROPPED],
  // PGPASSWORD and storageAccountKey end in such a name.
  [setting(SECRET_KEYS, "[=:]", "()"), `$1$2${DROPPED}`],
  [setting(SETTING_KEYS, "=", "(^|[^a-z0-9])"), `$1$2${DROPPED}`],
  // The ways of curl and psql to tell a password.
  [
    /(\s(?:-u|--user|-H|--header|--password|-p)[ =])(?:\x22[^\x22\r\n]*\x22|'[^'\r\n]*'|\S+)/g,
    `$1${DROPPED}`,
  ],
  [
    /^([<>]?\s*(?:set-cookie|cookie|proxy-authorization|x-ms-[a-z-]*(?:key|token)|api-key)\s*:).*$/gim,
    `$1 ${DROPPED}`,
  ],
];

/** A run of letters and digits that a key may be: long, and of the letters of base64 or hex. */
const keyLike = /[A-Za-z0-9+/_-]{40,}={0,2}|[A-Za-z0-9+/]{20,}={1,2}/g;

/**
 * `text` without its secrets, and whether there were any. Names of users go too: they help nobody here. What looks like
 * a key is dropped wherever it stands; labels of names and the parts of paths and ARM ids stay.
 */
export function withoutSecrets(text: string): { readonly text: string; readonly had: boolean } {
  let clean = withoutUserInfo(text);
  for (const [pattern, put] of rules) clean = clean.replace(pattern, put);
  clean = clean.replace(keyLike, (run, at: number) =>
    isPlain(clean[at + run.length], run) ? run : droppedRun(run),
  );
  return { text: clean, had: clean !== text };
}

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether a long run is a ruled line, a path, an ARM id, or a label of a name. */
function isPlain(next: string | undefined, run: string): boolean {
  if (/^[-_/+]*$/.test(run) || GUID.test(run)) return true;
  if (/\/?subscriptions\/|\/providers\//i.test(run)) return true;
  // Words that dashes and slashes join, as in the addresses of pages.
  if (/^[a-z0-9/_-]+$/.test(run) && run.split(/[-/_]/).every((part) => part.length < 20))
    return true;
  if (run.includes("/"))
    return (
      !run.endsWith("=") && run.split("/").every((part) => part.length < 20 || GUID.test(part))
    );
  // On the wire a label has 63 letters at most, and people write names in small letters.
  return next === "." && /^[a-z0-9-]{1,63}$/.test(run);
}

/** A run that is dropped, but for what stands before its first slash, which may be the end of a host. */
function droppedRun(run: string): string {
  const slash = run.indexOf("/");
  const isHostEnd = slash > 0 && /^[a-z]{2,12}$/.test(run.slice(0, slash));
  return isHostEnd ? `${run.slice(0, slash)}/${DROPPED}` : DROPPED;
}

/** `scheme://user:password@host` without what stands before the host; a password may hold `@`, `/` and `:`. */
function withoutUserInfo(text: string): string {
  return text.replace(
    /([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s\x22'<>]{1,4000})/gi,
    (all, scheme: string, rest: string) => {
      const at = rest.lastIndexOf("@");
      if (at < 0) return all;
      const slash = rest.search(/[/?#;]/);
      // An @ behind the path is part of it, unless what stands before the first slash is no host and port.
      const authority = slash < 0 ? rest : rest.slice(0, slash);
      const isHost = /^[a-z0-9._-]+(?::\d{1,5})?$/i.test(authority);
      return slash >= 0 && at > slash && isHost ? all : `${scheme}${rest.slice(at + 1)}`;
    },
  );
}
