/** What does a person read first about a name's answer, in German: one sentence, by its outcome? */
import type { Answered, resolutionSentences } from "../resolution.ts";

/** The sentence of an answer, by its outcome. */
export const resolutionGerman: typeof resolutionSentences = {
  PRIVATE_OK: (a) => `${a.name} wird zu ${data(a)}${ofEndpoint(a)} aufgelöst.`,
  PRIVATE_NOT_APPROVED: (a) =>
    `${a.name} wird zu ${data(a)}${ofEndpoint(a)} aufgelöst, dessen Verbindung nicht genehmigt ist: Verkehr kommt nicht durch.`,
  PRIVATE_WRONG_TARGET: (a) =>
    `${a.name} wird zu ${data(a)}${ofEndpoint(a)} aufgelöst, der etwas anderem dient.`,
  PRIVATE_STALE: (a) =>
    `${a.name} wird zu ${data(a)} aufgelöst, einer privaten Adresse, die keinem Private Endpoint gehört.`,
  PRIVATE_CUSTOM: (a) =>
    isAddress(a)
      ? `${a.name} wird zu ${data(a)} aufgelöst; ein Private Endpoint ist nicht beteiligt.`
      : `${a.name} wird von einer eigenen Zone beantwortet.`,
  PUBLIC: (a) =>
    isAddress(a)
      ? `${a.name} wird zu ${a.addresses.every((x) => x === "public") ? "einer öffentlichen Adresse" : `der öffentlichen Adresse ${data(a)}`} aufgelöst.`
      : `${a.name} wird von öffentlichem DNS beantwortet.`,
  NXDOMAIN: (a) => `${a.name} existiert von hier aus gesehen nicht.`,
  NODATA: (a) => `${a.name} existiert und hat von hier aus gesehen nichts vom Typ ${a.type}.`,
  SERVFAIL: (a) => `Der Server, der nach ${a.name} gefragt wird, scheitert.`,
  TIMEOUT: (a) => `Niemand beantwortet die Frage nach ${a.name}.`,
  LOOP: (a) => `Die Frage nach ${a.name} läuft im Kreis und wird nie beantwortet.`,
  FILTERED: (a) =>
    `Die Antwort zu ${a.name} wird von einem Filter verworfen, bevor sie den Client erreicht.`,
  FORWARDED: (a) =>
    `Die Frage nach ${a.name} geht an einen Server, dessen Daten die Landschaft nicht enthält.`,
  INDETERMINATE: (a) =>
    a.branches > 0
      ? `${a.name} hat von hier aus gesehen ${a.branches} mögliche Antworten.`
      : `Wozu ${a.name} aufgelöst wird, lässt sich aus dem Gelesenen nicht sagen.`,
};

function isAddress(a: Answered): boolean {
  return a.type === "A" || a.type === "AAAA";
}

function data(a: Answered): string {
  return a.addresses.join(" und ");
}

function ofEndpoint(a: Answered): string {
  return a.endpoint ? ` des Private Endpoint ${a.endpoint}` : "";
}
