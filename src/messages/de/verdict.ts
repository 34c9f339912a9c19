/** What people read first about a trace, in German: what happens, and the step that decided it. */
import type { Told, verdictWords } from "../verdict.ts";

const transports: Readonly<Record<string, string>> = {
  AZURE_BACKBONE: "über das eigene Netz von Azure",
  VIA_NVA_SNAT: "über eine Appliance, die den Paketen ihre eigene Adresse gibt",
  FORCED_TUNNEL_ONPREM: "über den eigenen Standort, wohin aller Verkehr zuerst geht",
  ER_MICROSOFT_PEERING: "über das Microsoft-Peering von ExpressRoute",
  INTERNET: "über das Internet",
};

const why = (a: Told) => (a.decider ? `: ${a.decider}` : "");

const ends: Readonly<Record<string, (name: string) => string>> = {
  private: (name) => `wäre ${name} privat erreichbar`,
  endpoint: (name) => `wäre ${name} über Service Endpoint erreichbar`,
  public: (name) => `wäre ${name} unter der öffentlichen Adresse erreichbar`,
  blocked: (name) => `wäre ${name} blockiert`,
};

/** The words of traces. */
export const verdictWordsGerman: typeof verdictWords = {
  sentences: {
    private: (a) =>
      a.endpoint
        ? `${a.from} erreicht ${a.name} privat, unter ${a.address} des Private Endpoint ${a.endpoint}${why(a)}.`
        : `${a.from} erreicht ${a.name} unter der privaten Adresse ${a.address}${why(a)}.`,
    endpoint: (a) =>
      `${a.from} erreicht ${a.name} unter der öffentlichen Adresse, über den Service Endpoint des eigenen Subnetzes${why(a)}.`,
    public: (a) =>
      `${a.from} erreicht ${a.name} unter der öffentlichen Adresse, ${transports[a.transport] ?? "auf mehr als einem Weg"}${why(a)}.`,
    "no-answer": (a) => `${a.from} bekommt für ${a.name} keine Antwort${why(a)}.`,
    blocked: (a) =>
      a.outcome === "PRIVATE_STALE"
        ? `${a.from} wird für ${a.name} zu ${a.address} geschickt, einer privaten Adresse, die keinem Private Endpoint gehört${why(a)}.`
        : a.outcome === "PRIVATE_WRONG_TARGET"
          ? `${a.from} wird zu ${a.address} des Private Endpoint ${a.endpoint} geschickt, der ${a.name} nicht dient${why(a)}.`
          : `${a.from} kann ${a.name} nicht erreichen${why(a)}.`,
    mixed: (a) =>
      a.answers > 1
        ? `${a.name} nimmt von ${a.from} aus verschiedene Enden: Es gibt ${a.answers} mögliche Antworten${why(a)}.`
        : `${a.name} nimmt von den Subnetzen von ${a.from} aus verschiedene Enden.`,
    unseen: (a) =>
      `Ob ${a.from} ${a.name} erreicht, lässt sich aus dem Gelesenen nicht sagen${a.gap ? `. ${a.gap}` : `${why(a)}.`}`,
  },
  at: (a) => `bei ${a.at}: ${a.text}`,
  changes: {
    "link-zone": (a) => `Wäre Zone ${a.zone} mit ${a.vnet} verknüpft`,
    "set-record": (a) => `Enthielte der Eintrag in ${a.zone} die ${a.address} von ${a.endpoint}`,
    "add-record": (a) => `Hätte Zone ${a.zone} einen Eintrag mit ${a.address} von ${a.endpoint}`,
    "use-servers": (a) => `Fragte ${a.vnet} ${a.servers} nach Namen`,
    "use-azure-dns": (a) => `Nutzte ${a.vnet} Azure-DNS`,
    "move-forwarder": (a) => `Leitete ${a.server} ${a.to} statt ${a.from} weiter`,
    approve: (a) => `Wäre die Verbindung von ${a.endpoint} genehmigt`,
    "drop-rule": (a) => `Ohne Regel ${a.rule} der NSG ${a.nsg}`,
    "list-subnet": (a) => `Hätte ${a.service} eine Regel für das Subnetz ${a.subnet}`,
    "list-in-policy": (a) => `Nennte die Service-Endpoint-Richtlinie ${a.policy} ${a.service}`,
    "mend-peering": (a) => `Wäre Peering ${a.peering} auf beiden Seiten verbunden und offen`,
  },
  changed: (a) =>
    `${a.condition}${a.condition.startsWith("Ohne ") ? " " : ", "}${ends[a.word]?.(a.name) ?? `nähme ${a.name} ein anderes Ende`}.`,
};
