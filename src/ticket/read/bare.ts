/** What does a line mean that no tool printed: a question, a URL, an ARM id, an address, a name, or one word? */
import { parseAsk } from "../ask-language.ts";
import { type Client, type Reading, readingOf } from "../reading.ts";
import { addressIn, hostIn, nameIn } from "../tokens.ts";

type Heard = { readonly reading?: Reading; readonly client?: Partial<Client> };

const ARM_ID = /^\/subscriptions\/[0-9a-f-]{36}(?:\/[\w.()/-]{1,600})?$/i;
const VANTAGE = /^[a-z0-9/][\w .:/()-]{0,300}$/i;
const WORD = /^[a-z0-9][a-z0-9-]{1,62}$/i;
const TYPES = /^(?:A|AAAA|CNAME|MX|NS|PTR|SOA|SRV|TXT|CAA)$/i;

/** What `line` means by itself; nothing when it is prose. */
export function readBare(line: string, at: number): Heard {
  const text = line.trim();
  if (text === "" || text.length > 2_000) return {};
  const asked = parseAsk(text);
  if (asked && !("fault" in asked)) return readAsked(asked, at);
  const arm = /\/subscriptions\/[0-9a-f-]{36}(?:\/[\w.()/-]{1,600})?/i.exec(text)?.[0];
  if (arm) return { reading: readingOf("arm-id", at, { id: arm.replace(/[).,]+$/, "") }) };
  const url = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+/i.exec(text)?.[0];
  const ofUrl = url ? hostIn(url) : undefined;
  if (ofUrl) return { reading: readingOf("url", at, ofUrl) };
  const isOneWord = !/\s/.test(text);
  const host = isOneWord ? hostIn(text) : undefined;
  if (host?.address && host.name === undefined)
    return {
      reading: readingOf("address", at, { address: host.address, port: host.port ?? null }),
    };
  if (host) return { reading: readingOf("name", at, host) };
  const word = /^([a-z0-9][a-z0-9-]{1,62})(?::(\d{1,5}))?$/i.exec(text);
  if (word)
    return {
      reading: readingOf("name", at, {
        word: (word[1] ?? "").toLowerCase(),
        port: portOf(word[2]),
      }),
    };
  // In prose, a name counts when it stands there; one address alone may be anybody's.
  const names = text.split(/\s+/).flatMap((part) => hostIn(part)?.name ?? nameIn(part) ?? []);
  const [name] = names.filter((one) => !/\.(?:exe|dll|txt|log|json|cs|java|py)$/.test(one));
  return name ? { reading: readingOf("name", at, { name }) } : {};
}

function portOf(text: string | undefined): number | null {
  const port = Number(text ?? "");
  return port > 0 && port < 65_536 ? port : null;
}

function readAsked(
  asked: Exclude<NonNullable<ReturnType<typeof parseAsk>>, { readonly fault: unknown }>,
  at: number,
): Heard {
  const from = (asked.from?.text ?? "").replace(/[:.,]$/, "");
  // What stands behind "from" in prose or markup is no vantage, and nothing but a vantage may be kept.
  if (!VANTAGE.test(from) || from.includes("://")) return {};
  const client = { from };
  const to = asked.to?.text;
  if (to === undefined) return { client };
  const told = {
    port: asked.port,
    type: asked.type && TYPES.test(asked.type.text) ? asked.type.text.toUpperCase() : null,
  };
  if (ARM_ID.test(to)) return { client, reading: readingOf("question", at, { ...told, id: to }) };
  const host = hostIn(to);
  const address = host?.address ?? addressIn(to);
  if (host?.name)
    return {
      client,
      reading: readingOf("question", at, {
        ...told,
        name: host.name,
        port: asked.port ?? host.port ?? null,
      }),
    };
  if (address) return { client, reading: readingOf("question", at, { ...told, address }) };
  return WORD.test(to)
    ? { client, reading: readingOf("question", at, { ...told, word: to.toLowerCase() }) }
    : { client };
}
