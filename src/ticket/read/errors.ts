/** Which error of a driver or a service does a text hold, for which name, and what does it tell? */
import { aliasOf } from "#src/azure/catalogue/index.ts";
import { unique } from "#src/base/index.ts";
import type { Name } from "#src/net/index.ts";
import { answerOf, type Reading, readingOf } from "../reading.ts";
import { addressIn, hostIn, nameIn } from "../tokens.ts";
import { type ErrorRow, errorRows } from "./errors.table.ts";

type Heard = { readonly readings: readonly Reading[]; readonly addresses: readonly string[] };

/** The readings of the errors in `lines` (with their numbers from 1), and the addresses of clients that they tell. */
export function readErrors(lines: readonly (readonly [number, string])[]): Heard {
  const text = lines.map(([, line]) => line).join("\n");
  const found = errorRows.flatMap((row) => {
    const match = row.pattern.exec(text);
    return match ? [{ row, match }] : [];
  });
  // What is general says nothing where something of its own kind is told.
  const telling = found.filter(({ row }) => row.reached !== false || row.rcodes !== undefined);
  const kept = (telling.length > 0 ? telling : found).slice(0, 3);
  const names = namesIn(text);
  const addresses = kept.flatMap(({ match }) => addressIn(match.groups?.client ?? "") ?? []);
  return {
    readings: distinctNames(
      kept.map((one) => readingFrom(one, names, lineOf(lines, text, one.match.index))),
    ),
    addresses,
  };
}

type Found = { readonly row: ErrorRow; readonly match: RegExpExecArray };

function readingFrom({ row, match }: Found, names: readonly Name[], line: number): Reading {
  const told = match.groups ?? {};
  const own = nameIn(told.name ?? told.name2 ?? "") ?? serverName(told.server, row.suffix);
  const isSql = row.suffix === "database.windows.net" || row.code.startsWith("sql");
  const fitting = names.filter((name) => (isSql ? /\.database\./.test(name) : true));
  const answer =
    row.rcodes !== undefined
      ? answerOf({ rcodes: row.rcodes })
      : row.side
        ? answerOf({ rcodes: ["NOERROR"], side: row.side })
        : null;
  const port = Number(told.port ?? "");
  return readingOf("driver", line, {
    name: own ?? fitting[0] ?? null,
    port: port > 0 && port < 65_536 ? port : null,
    server: addressIn(told.resolver ?? "") ?? null,
    answer,
    reached: row.reached ?? null,
    refusal: row.code,
  });
}

function serverName(server: string | undefined, suffix: string | undefined): Name | undefined {
  if (server === undefined) return undefined;
  return nameIn(server) ?? (suffix ? nameIn(`${server}.${suffix}`) : undefined);
}

/** Several errors of one call are one: the first that tells the most. */
function distinctNames(readings: readonly Reading[]): readonly Reading[] {
  return readings.filter((one, i) => readings.findIndex((other) => other.name === one.name) === i);
}

/** Names that an error may be about: not the names of classes, packages and files that fill a stack. */
function namesIn(text: string): readonly Name[] {
  const words = text.slice(0, 60_000).split(/[\s\x22'<>(),;=]+/);
  const names = words.flatMap(
    (word) => hostIn(word)?.name ?? nameIn(word.replace(/:\d{1,5}\S{0,200}$/, "")) ?? [],
  );
  const isCode =
    /^(?:system|microsoft|java|javax|com|org|io|sun|jdk|net|azure|kotlin|scala|reactor|okhttp3)\.|\.(?:cs|java|py|js|ts|go|rb|dll|exe|scala|kt|md|html|json|xml|txt|log)$/;
  const isError = /(?:error|exception|fault|failure)$/;
  const hosts = unique(names).filter(
    (name) =>
      !isCode.test(name) &&
      !isError.test(name) &&
      !/^(?:docs|learn|go|aka|www)\.|aka\.ms$/.test(name),
  );
  // A name of an Azure service is meant before any other word with dots.
  return hosts.toSorted((a, b) => Number(isService(b)) - Number(isService(a)));
}

const isService = (name: Name) =>
  aliasOf(name) !== undefined || /\.(?:windows|azure)\.(?:net|com)$/.test(name);

function lineOf(
  lines: readonly (readonly [number, string])[],
  text: string,
  index: number,
): number {
  return lines[text.slice(0, index).split("\n").length - 1]?.[0] ?? 1;
}
