/** What people read about services, in German: why one takes, or refuses, what arrives. */
import type { acceptDoubts, acceptSteps } from "../accept.ts";

/** Sentences of acceptance, by their `did`, after the name of the service. */
export const acceptStepsGerman: typeof acceptSteps = {
  "endpoint-accepts": (a) => `Die Verbindung von ${a.endpoint} ist genehmigt und dient ${a.name}`,
  "endpoint-not-approved": (a) =>
    `Die Verbindung von ${a.endpoint} ist ${a.state}; nur eine genehmigte trägt Verkehr`,
  "endpoint-not-standing": (a) => `${a.endpoint} steht nicht: Seine Bereitstellung ist ${a.state}`,
  "endpoint-of-another-service": (a) =>
    `${a.endpoint} führt zu ${a.target}, das nicht auf ${a.name} hört`,
  "endpoint-of-another-sub-resource": (a) =>
    `${a.endpoint} dient ${a.groups}, und ${a.name} braucht ${a.group}`,
  "endpoint-sides-differ": (a) =>
    `${a.endpoint} nennt seine Verbindung ${a.state}, und der Dienst nennt sie ${a.provider}`,
  "endpoint-state-unseen": (a) => `Nichts nennt den Zustand der Verbindung von ${a.endpoint}`,
  "endpoint-connection-unseen": (a) => `Nichts sagt, wohin ${a.endpoint} führt`,
  "endpoint-takes-tcp-only": (a) => `${a.endpoint} trägt nur TCP, und dies ist ${a.protocol}`,
  "service-unseen": (a) =>
    `Die Ressource hinter ${a.name} wurde nicht gelesen; wen sie einlässt, ist daher nicht bekannt`,
  "no-service": (a) =>
    `${a.name} gilt als offen für alle: Es ist kein Azure-Dienst, der hier bekannt ist`,
  "door-unseen": (a) => `Das Dokument von ${a.service} sagt nicht, wen es einlässt`,
  "door-rules-unseen": (a) =>
    `Die Firewallregeln von ${a.service} sind eigene Dokumente, die nicht gelesen wurden`,
  "public-access-off": (a) => `Der öffentliche Netzwerkzugriff auf ${a.service} ist deaktiviert`,
  "open-to-all": (a) => `${a.service} lässt über die öffentliche Adresse alle ein`,
  "any-azure-allowed": (a) => `${a.service} lässt alle ein, die von einer Adresse von Azure kommen`,
  "subnet-listed": (a) =>
    `${a.service} lässt das Subnetz ${a.subnet} über seinen Service Endpoint ein`,
  "subnet-not-listed": (a) =>
    `${a.service} hat keine Regel für das Subnetz ${a.subnet}; über einen Service Endpoint zählen Regeln für Adressen nicht`,
  "subnet-rule-not-in-effect": (a) =>
    `Die Regel von ${a.service} für das Subnetz ${a.subnet} wirkt nicht: Ihr Zustand ist ${a.state}`,
  "subnet-rule-of-another-region": (a) =>
    `Die Regel von ${a.service} für das Subnetz ${a.subnet} gilt nicht außerhalb der Region des Servers`,
  "other-tenant": (a) =>
    `${a.service} gehört einem anderen Mandanten, dessen Subnetze nicht über Service Endpoint eingelassen werden können`,
  "address-listed": (a) => `${a.service} lässt ${a.address} ein`,
  "address-not-listed": (a) =>
    `${a.service} hat keine Regel, die ${a.address || "den Aufrufer"} einlässt`,
  "address-undecided": (a) =>
    `Ob eine Regel von ${a.service} den Aufrufer einlässt, lässt sich nicht sagen: Seine öffentliche Adresse ist nicht bekannt`,
  "same-region-rule": (a) =>
    `${a.service} hat eine Regel für ${a.address || "den Aufrufer"}, die für Aufrufer der eigenen Region ${a.region} nicht wirkt`,
  "perimeter-allows": (a) => `Der Network Security Perimeter ${a.perimeter} lässt den Aufrufer ein`,
  "perimeter-allows-subscription": (a) =>
    `Der Network Security Perimeter ${a.perimeter} lässt das Abonnement des Aufrufers ein, mit verwalteter Identität und nicht mit SAS-Token`,
  "perimeter-denies": (a) =>
    `Der Network Security Perimeter ${a.perimeter} wird durchgesetzt, und keine seiner Regeln für eingehenden Verkehr lässt den Aufrufer ein`,
  "perimeter-undecided": (a) =>
    `Ob der Network Security Perimeter ${a.perimeter} den Aufrufer einlässt, lässt sich nicht sagen`,
  "perimeter-missing": (a) =>
    `${a.service} ist durch einen Perimeter gesichert und gehört zu keinem; die öffentliche Seite ist daher zu`,
  "web-open": (a) => `${a.service} hat keine Zugriffseinschränkung gegen den Aufrufer`,
  "web-closed-by-endpoint": (a) =>
    `${a.service} hat einen Private Endpoint und legt den öffentlichen Netzwerkzugriff nicht fest; die öffentliche Seite ist daher aus`,
  "web-endpoints-unseen": (a) =>
    `${a.service} legt den öffentlichen Netzwerkzugriff nicht fest, und ob es einen Private Endpoint hat, wurde nicht gelesen`,
  "web-service-endpoint-beside-endpoint": (a) =>
    `${a.service} hat einen Private Endpoint; Subnetze mit einem Service Endpoint für Web-Apps erreichen die öffentliche Adresse dann nicht`,
  "web-console-rules-unseen": (a) =>
    `Die Zugriffseinschränkungen der Konsole von ${a.service} wurden nicht gelesen`,
  "web-restriction-allows": (a) =>
    `Die Zugriffseinschränkung ${a.rule} von ${a.service} erlaubt den Aufrufer`,
  "web-restriction-denies": (a) =>
    `Die Zugriffseinschränkung ${a.rule} von ${a.service} weist den Aufrufer ab`,
  "web-restriction-default": (a) =>
    `Keine Zugriffseinschränkung von ${a.service} erlaubt den Aufrufer, und der Rest wird abgewiesen`,
  "web-restriction-undecided": (a) =>
    `Ob die Zugriffseinschränkung ${a.rule} von ${a.service} für den Aufrufer gilt, lässt sich nicht sagen`,
  "policy-none": (a) =>
    `Keine Service-Endpoint-Richtlinie des Subnetzes ${a.subnet} spricht von ${a.service}`,
  "policy-lists": (a) => `Die Service-Endpoint-Richtlinie ${a.policy} nennt ${a.service}`,
  "policy-omits": (a) =>
    `Die Service-Endpoint-Richtlinie ${a.policy} des Subnetzes ${a.subnet} nennt ${a.service} nicht`,
  "policy-unseen": (a) =>
    `Die Service-Endpoint-Richtlinie ${a.policy} des Subnetzes ${a.subnet} wurde nicht gelesen`,
};

/** Why an answer is likely only, where its own sentence does not say so, by its `did`. */
export const acceptDoubtsGerman: typeof acceptDoubts = {
  "endpoint-accepts": (a) =>
    `${a.endpoint} nennt selbst seine Verbindung genehmigt; was der Dienst dazu sagt, wurde nicht gelesen.`,
  "open-to-all": (a) =>
    `Angenommen wird, dass Dokumente der Art von ${a.service} alle Regeln nennen.`,
  "web-open": (a) =>
    `Die Zugriffseinschränkungen von ${a.service} wurden nicht gelesen oder gelten nicht der aufrufenden Adresse.`,
  "any-azure-allowed": (a) =>
    `Angenommen wird, dass die Regel von ${a.service} für ganz Azure auch über einen Service Endpoint gilt.`,
  "subnet-listed": (a) =>
    `Service Endpoints für die Art von ${a.service} sind nie über die Vorschau hinausgekommen.`,
  "address-not-listed": (a) =>
    `Angenommen wird, dass die aufrufende Adresse in keiner Regel von ${a.service} steht.`,
  "web-restriction-default": (a) =>
    `Angenommen wird, dass die aufrufende Adresse in keiner Zugriffseinschränkung von ${a.service} steht.`,
  "perimeter-denies": (a) =>
    `Angenommen wird, dass die aufrufende Adresse in keiner Regel des Network Security Perimeter ${a.perimeter} steht.`,
  "nsg-allows": (a) =>
    `Regeln der NSG ${a.nsg}, die anderen Hosts des Subnetzes gelten, sind ausgelassen.`,
  "nsg-denies": (a) =>
    `Regeln der NSG ${a.nsg}, die anderen Hosts des Subnetzes gelten, sind ausgelassen.`,
  "firewall-no-rule": (a) =>
    a.hosts === "some"
      ? `Regeln der Firewall ${a.firewall}, die anderen Hosts des Subnetzes gelten, sind ausgelassen.`
      : `Angenommen wird, dass die gelesenen Regeln der Firewall ${a.firewall} alle sind.`,
  "firewall-allows": (a) =>
    `Regeln der Firewall ${a.firewall}, die anderen Hosts des Subnetzes gelten, sind ausgelassen.`,
  "firewall-denies": (a) =>
    `Regeln der Firewall ${a.firewall}, die anderen Hosts des Subnetzes gelten, sind ausgelassen.`,
};
