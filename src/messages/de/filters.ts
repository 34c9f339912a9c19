/** What people read about filters, in German: what admin rules, security groups and firewalls did with a packet. */
import type { filterSteps, tagWords } from "../filters.ts";
import { dateGerman } from "./forms.ts";

const rules: Readonly<Record<string, string>> = {
  network: "Netzwerkregel",
  application: "Anwendungsregel",
};

const rule = (by: string | number) => rules[by] ?? `Regel (${by})`;

/** Sentences of filters, by their `did`, after the name of the place. */
export const filterStepsGerman: typeof filterSteps = {
  "nsg-none": (a) => `Keine NSG steht an ${a.at ?? a.subnet ?? "dieser Stelle"}`,
  "nsg-allows": (a) => `Regel ${a.rule} der NSG ${a.nsg} erlaubt Port\u00a0${a.port}`,
  "nsg-denies": (a) => `Regel ${a.rule} der NSG ${a.nsg} verbietet Port\u00a0${a.port}`,
  "nsg-undecided": (a) =>
    `Ob Regel ${a.rule} der NSG ${a.nsg} für das Paket gilt, lässt sich nicht sagen`,
  "nsg-unseen": (a) =>
    `NSG ${a.nsg} wurde nicht gelesen; was sie tut, kann daher niemand sagen${a.right ? `; dazu ist ${a.right} nötig` : ""}`,
  "nic-unseen": (a) =>
    `Die Netzwerkschnittstelle ${a.nic} wurde nicht gelesen, und auch nicht, was sie filtert`,
  "subnet-unseen": (a) =>
    `Das Subnetz ${a.subnet} wurde nicht gelesen, und auch nicht, was es filtert`,
  "admin-allows": (a) =>
    `Die Sicherheitsadministratorregel ${a.rule} aus ${a.set} erlaubt es, vorbehaltlich der NSGs`,
  "admin-always-allows": (a) =>
    `Die Sicherheitsadministratorregel ${a.rule} aus ${a.set} erlaubt es immer, was auch NSGs sagen`,
  "admin-denies": (a) => `Die Sicherheitsadministratorregel ${a.rule} aus ${a.set} verbietet es`,
  "admin-undecided": (a) =>
    `Ob die Sicherheitsadministratorregel ${a.rule} aus ${a.set} für das Paket gilt, lässt sich nicht sagen`,
  "sql-redirect-blocked": (a) =>
    `NSG ${a.nsg} erlaubt nicht alle der Ports ${a.ports}, an die ${a.server} Clients mit der Verbindungsrichtlinie Redirect weiterschickt`,
  "sql-redirect-possible": (a) =>
    `Die NSG ${a.nsg} lässt es zu, aber nicht alle Ports ${a.ports}; ob ${a.server} Clients auf diese weiterschickt, wurde nicht gelesen`,
  "endpoint-policy-off": (a) =>
    `NSGs zählen für ${a.endpoint} nicht: Die Netzwerkrichtlinie des Subnetzes ${a.subnet} ist ${a.policy}`,
  "endpoint-filter-unsupported": (a) => `NSGs zählen für Endpunkte in ${a.region} nicht`,
  "endpoint-subnet-unseen": (a) =>
    `Das Subnetz von ${a.endpoint} wurde nicht gelesen, und auch nicht, was es filtert`,
  "firewall-allows": (a) =>
    `${rule(a.by)} ${a.rule} (${a.collection}) der Firewall ${a.firewall} erlaubt es`,
  "firewall-denies": (a) =>
    `${rule(a.by)} ${a.rule} (${a.collection}) der Firewall ${a.firewall} verbietet es`,
  "firewall-stops-redirect": (a) =>
    a.by === "application"
      ? `${rule(a.by)} ${a.rule} (${a.collection}) der Firewall ${a.firewall} kennt nur Namen, und ${a.server} schickt Clients mit der Verbindungsrichtlinie Redirect an Adressen weiter`
      : `Firewall ${a.firewall} erlaubt nicht alle der Ports ${a.ports}, an die ${a.server} Clients mit der Verbindungsrichtlinie Redirect weiterschickt`,
  "firewall-redirect-possible": (a) =>
    `Die Firewall ${a.firewall} lässt es zu, aber nicht alle Ports ${a.ports}; ob ${a.server} Clients auf diese weiterschickt, wurde nicht gelesen`,
  "firewall-undecided": (a) =>
    `Ob ${rule(a.by)} ${a.rule} (${a.collection}) der Firewall ${a.firewall} für das Paket gilt, lässt sich nicht sagen`,
  "firewall-no-rule": (a) =>
    `Keine Regel der Firewall ${a.firewall} erlaubt ${a.fqdn || "die Adresse"} auf Port\u00a0${a.port}`,
  "firewall-policy-unseen": (a) =>
    `Die Richtlinie ${a.policy} der Firewall ${a.firewall} wurde nicht gelesen; was sie erlaubt, kann daher niemand sagen`,
  "firewall-rules-unseen": (a) =>
    `Keine Regeln der Firewall ${a.firewall} wurden gelesen; was sie erlaubt, kann daher niemand sagen`,
};

const origin = (source: string | number) => (source === "built-in" ? "mitgeliefert" : source);

/** What people read about the age of service tags. */
export const tagWordsGerman: typeof tagWords = {
  usedTags: (a) =>
    a.asOf
      ? `Diensttags vom ${dateGerman(a.asOf)} (${origin(a.source)}).`
      : `Diensttags unbekannten Datums (${origin(a.source)}).`,
};
