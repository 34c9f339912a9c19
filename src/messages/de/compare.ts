/** What people read about private endpoints against service endpoints, in German: one sentence per fact. */
import type { compareFacts } from "../compare.ts";
import { placeGerman } from "./forms.ts";
import { stopGerman } from "./way-words.ts";

/** Sentences of facts, by code. */
export const compareFactsGerman: typeof compareFacts = {
  "pe-premises-none": () =>
    "Private Adressen sind vom eigenen Standort aus erreichbar, sobald ein Gateway dorthin führt; diese Landschaft hat keines.",
  "pe-premises-reached": (a) => `Heute privat erreicht von ${a.sites} aus.`,
  "pe-premises-possible": () =>
    "Vom eigenen Standort aus über die Gateways erreichbar, sobald Namen und Routen dorthin führen.",
  "pe-premises-untold": () =>
    "Vom eigenen Standort aus über die Gateways erreichbar; die Standorte dahinter hat niemand angegeben.",
  "pe-bound-and-shut": (a) =>
    `Führt zu ${a.service} und zu nichts anderem, und die öffentliche Seite ist zu.`,
  "pe-bound-but-open": (a) =>
    `Führt zu ${a.service} und zu nichts anderem, aber die öffentliche Seite ist nicht deaktiviert.`,
  "pe-routes-new": () =>
    "Seine Route /32 geht kürzeren vor, außer die Netzwerkrichtlinie des Subnetzes folgt Routentabellen.",
  "pe-routes-unseen": (a) => `Das Subnetz von ${a.endpoint} wurde nicht gelesen.`,
  "pe-routes-bypass-firewall": (a) =>
    `Verkehr von ${a.from} geht an der Firewall vorbei: Die Route /32 von ${a.endpoint} gewinnt (Netzwerkrichtlinie ${a.policy}).`,
  "pe-routes-obeyed": (a) =>
    `Routentabellen zählen für ${a.endpoint}, wenn ihre Route so lang ist wie das Präfix des VNet (Netzwerkrichtlinie ${a.policy}).`,
  "pe-routes-by-host-only": (a) =>
    `Nur eine eigene Route /32 geht der von ${a.endpoint} vor (Netzwerkrichtlinie ${a.policy}).`,
  "pe-filters-new": () =>
    "NSGs zählen vor dem Endpunkt, wenn die Netzwerkrichtlinie des Subnetzes es sagt.",
  "pe-filters-unseen": (a) => `Das Subnetz von ${a.endpoint} wurde nicht gelesen.`,
  "pe-filters-off": (a) => `NSGs zählen vor ${a.endpoint} nicht (Netzwerkrichtlinie ${a.policy}).`,
  "pe-filters-on": (a) => `Die NSG des Subnetzes zählt vor ${a.endpoint}, auf dem Weg hinein.`,
  "pe-filters-on-without-group": (a) =>
    `NSGs würden vor ${a.endpoint} zählen, aber sein Subnetz hat keine.`,
  "pe-dns-done": () => "Keine: Der Name führt zum Endpunkt.",
  "pe-dns-forwarder": (a) =>
    `${a.from} muss das öffentliche Suffix von ${a.name} an einen Resolver in Azure weiterleiten.`,
  "pe-dns-zone-missing": (a) =>
    `Zone ${a.zone} muss angelegt, verknüpft und mit dem Eintrag versehen werden.`,
  "pe-dns-by-servers": (a) =>
    `Die DNS-Server ${a.servers} von ${a.from} müssen ein VNet fragen, mit dem Zone ${a.zone} verknüpft ist.`,
  "pe-dns-record": (a) => `Zone ${a.zone} ist verknüpft; der richtige Eintrag fehlt.`,
  "pe-dns-link": (a) => `Zone ${a.zone} muss mit dem VNet von ${a.from} verknüpft werden.`,
  "pe-region-same": () => "Endpunkt und Dienst stehen in einer Region.",
  "pe-region-other": (a) =>
    `Erreicht jede Region; Verkehr von ${a.region} nach ${a.target} wird wie zwischen Regionen berechnet.`,
  "pe-region-any": () => "Erreicht jede Region.",
  "pe-tenant-any": () => "Erreicht jeden Mandanten, sobald der Eigner genehmigt.",
  "pe-tenant-same": () => "Ein Mandant.",
  "pe-tenant-other": () =>
    "Der Dienst gehört einem anderen Mandanten: Sein Eigner muss von Hand genehmigen.",
  "se-shut-by-public-access": (a) =>
    `Der öffentliche Netzwerkzugriff von ${a.service} ist deaktiviert; er müsste zuerst für gewählte Netze geöffnet werden.`,
  "se-no-subnet": (a) => `Gilt nicht: ${a.from} steht in keinem Subnetz.`,
  "se-premises-by-address": (a) =>
    `Der eigene Standort kann ihn nicht nutzen; ${a.service} müsste ${a.addresses} einlassen.`,
  "se-premises-never": () =>
    "Der eigene Standort kann ihn nicht nutzen: Nur eine Regel für seine öffentliche Adresse lässt ihn ein.",
  "se-open-without-policies": () =>
    "Führt zu jeder Instanz des Dienstes, wem sie auch gehört: Endpoint-Richtlinien gibt es nur für Storage.",
  "se-open-without-policy": () =>
    "Führt zu jedem Konto des Dienstes, wem es auch gehört: Das Subnetz hat keine Endpoint-Richtlinie.",
  "se-policed": (a) =>
    `Die Endpoint-Richtlinie von ${a.subnet} lässt nur zu den genannten Konten durch.`,
  "se-routes-plain": () => "Seine Routen gehen allen eigenen vor.",
  "se-routes-bypass-firewall": (a) =>
    `Seine Routen gehen ${a.table} vor, also läuft Verkehr an der Firewall vorbei.`,
  "se-filters-none": (a) => `Keine NSG; eine müsste ${a.tag} ausgehend erlauben.`,
  "se-filters-allow": (a) => `Regel ${a.rule} der NSG ${a.nsg} lässt es hinaus.`,
  "se-filters-deny": (a) =>
    `Regel ${a.rule} der NSG ${a.nsg} verbietet es; nötig ist eine Regel für ${a.tag}.`,
  "se-filters-unseen": () => "Was die NSGs tun, lässt sich nicht sagen.",
  "se-dns-none": () => "Keine: Der Name behält seine öffentliche Adresse.",
  "se-dns-leads-elsewhere": (a) =>
    `Der Private Endpoint von ${a.service} darf hier nicht antworten, sonst führt der Name stattdessen zu ihm.`,
  "se-region-unknown": () => "Die Regionen sind nicht bekannt.",
  "se-region-paired": () => "Dieselbe Region oder ihr Paar: Der regionale Endpunkt deckt es ab.",
  "se-region-global": (a) =>
    `${a.target} ist nicht das Paar von ${a.region}: Nötig ist der Endpunkt für alle Regionen (Microsoft.Storage.Global).`,
  "se-region-same": () => "Dieselbe Region.",
  "se-region-never": (a) =>
    `SQL nimmt nur Subnetze der eigenen Region: ${a.service} steht in ${a.target}.`,
  "se-region-any": () => "Jede Region.",
  "se-tenant-other": () => "Der Dienst gehört einem anderen Mandanten, was diese Art erlaubt.",
  "se-tenant-never": () =>
    "Der Dienst gehört einem anderen Mandanten, was diese Art nicht erlaubt.",
  "se-tenant-any": () => "Jeder Mandant.",
  "se-tenant-same-only": () => "Nur der eigene Mandant.",
  "private-today": () => "Der Dienst ist heute privat erreichbar.",
  "no-private-link": (a) =>
    `Zu Diensten der Art von ${a.service} ist kein Private Endpoint bekannt.`,
  "free-and-policed": () =>
    "Ein Service Endpoint kostet nichts, und die Endpoint-Richtlinie hält Daten bei den genannten Konten.",
  "service-endpoint-today": () =>
    "Ein Service Endpoint arbeitet heute und kann bleiben, bis der private Weg steht.",
  "outside-and-shut": (a) =>
    `Der Blickpunkt steht in keinem Netz der Landschaft, und ${a.service} hält die Öffentlichkeit draußen.`,
  outside: (a) =>
    `Der Blickpunkt steht in keinem Netz der Landschaft: Nur Regeln bei ${a.service} können ihn einlassen oder fernhalten.`,
  "no-service-endpoint": (a) => `Kein Service Endpoint deckt Dienste der Art von ${a.service} ab.`,
  "needs-subnet": (a) =>
    `${placeGerman(String(a.from))} steht in keinem Subnetz, und ein Service Endpoint gehört zu einem Subnetz.`,
  "public-access-off": (a) =>
    `Der öffentliche Zugriff auf ${a.service} ist deaktiviert, was auch Service Endpoints aussperrt.`,
  "endpoint-stands": (a) => `${a.service} hat einen Private Endpoint, der schon bezahlt wird.`,
  "approval-first": () => "Zuerst muss die Verbindung des Endpunkts genehmigt werden.",
  "way-stopped": (a) =>
    `Der Weg zum Endpunkt endet, wie die Dinge stehen, ${stopGerman(String(a.at))}.`,
  "premises-too": () =>
    "Zu dieser Landschaft gehören eigene Standorte, und nur private Adressen dienen auch ihnen.",
  inspection: (a) =>
    `${a.table} schickt Verkehr durch eine Appliance, an der ein Service Endpoint vorbeiginge.`,
  "pls-balancer-unseen": (a) => `Der Load Balancer von ${a.service} wurde nicht gelesen.`,
  "pls-balancer-standard": (a) => `Load Balancer ${a.balancer} ist Standard.`,
  "pls-balancer-basic": (a) =>
    `Load Balancer ${a.balancer} ist ${a.sku}; nur Standard funktioniert.`,
  "pls-pool-by-address": (a) =>
    `Pool ${a.pool} von ${a.balancer} hat Mitglieder nach Adresse; sie müssen Mitglieder nach Netzwerkschnittstelle sein.`,
  "pls-pool-by-interface": (a) =>
    `Die Pools von ${a.balancer} haben Mitglieder nach Netzwerkschnittstelle.`,
  "pls-direct": (a) =>
    `Führt ohne Load Balancer zur festen Adresse ${a.address} (Vorschau), was stundenweise berechnet wird.`,
  "pls-direct-even": (a) => `${a.count} NAT-Adressen: eine gerade Zahl, wie nötig.`,
  "pls-direct-odd": (a) =>
    `${a.count} NAT-Adressen; eine feste Adresse braucht zwei oder eine andere gerade Zahl.`,
  "pls-direct-to-endpoint": (a) =>
    `${a.address} ist ein Private Endpoint, zu dem es nicht führen darf.`,
  "pls-direct-filtered": (a) =>
    `Das Subnetz des Abnehmers ${a.endpoint} wendet NSGs an, was eine feste Adresse nicht erlaubt.`,
  "pls-direct-other-region": (a) =>
    `Der Abnehmer ${a.endpoint} steht in einer anderen Region, was eine feste Adresse nicht erlaubt.`,
  "pls-nat-subnet-unseen": (a) => `Das Subnetz ${a.subnet} der NAT-Adressen wurde nicht gelesen.`,
  "pls-nat-policy-off": (a) =>
    `Die Netzwerkrichtlinie für Private-Link-Dienste ist auf ${a.subnet} aus, wie nötig.`,
  "pls-nat-policy-on": (a) =>
    `Die Netzwerkrichtlinie für Private-Link-Dienste ist auf ${a.subnet} an; sie muss aus sein.`,
  "pls-nat-count": (a) => `${a.count} NAT-Adressen; es müssen eine bis ${a.most} sein.`,
  "pls-visible-to-all": () => "Sichtbar für alle, die den Alias kennen.",
  "pls-visible-by-role": () => "Sichtbar nur für jene, die eine Rolle darauf haben.",
  "pls-visible-to-some": (a) => `Sichtbar für ${a.count} Abonnements.`,
  "pls-approval-beyond-visibility": (a) =>
    `Genehmigt ${a.subscriptions} von selbst, die es nicht sehen können.`,
  "pls-approves-unseen": (a) =>
    `Genehmigt Abnehmer aus ${a.subscriptions}, ohne dass jemand hinsieht.`,
  "pls-consumer-waits": (a) => `Der Abnehmer ${a.endpoint} wartet auf Genehmigung.`,
  "pls-consumer-unlisted": (a) =>
    `Der Abnehmer ${a.endpoint} wartet, und sein Abonnement ${a.subscription} gehört nicht zur Sichtbarkeit.`,
  "pls-consumer-not-approved": (a) => `Die Verbindung des Abnehmers ${a.endpoint} ist ${a.state}.`,
  "pls-proxy-differs": (a) =>
    `${a.other} am selben Load Balancer stellt das Proxyprotokoll anders ein, also scheitern Prüfpunkte.`,
};
