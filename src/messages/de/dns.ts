/** What people read about names, in German: the sentence of each step, and the reasons for doubt. */
import type { dnsSteps, dnsWords } from "../dns.ts";
import type { With } from "../said.ts";
import { placeGerman } from "./forms.ts";

const sources: Readonly<Record<string, (name: string | number) => string>> = {
  site: (name) => `Standort ${name}`,
  nic: (name) => `NIC ${name}`,
  vnet: (name) => `VNet ${name}`,
  vpn: (name) => `VPN-Profil von ${name}`,
};

const source = (a: With<"source" | "by">) => sources[a.by]?.(a.source) ?? a.source;

/** Sentences of the steps of a resolution, by the step's `did`. */
export const dnsStepsGerman: typeof dnsSteps = {
  asked: (a) => `fragt ${a.server} nach ${a.name}; DNS-Server laut ${source(a)}`,
  "asked-azure": (a) => `fragt Azure-DNS nach ${a.name}: ${source(a)} hat keine eigenen DNS-Server`,
  "own-resolver": (a) => `fragt einen öffentlichen Resolver nach ${a.name}`,
  "site-without-servers": (a) =>
    `fragt einen Resolver, den niemand beschrieben hat, nach ${a.name}: Standort ${a.source} nennt keine DNS-Server`,
  "app-without-vnet": (a) =>
    `fragt einen öffentlichen Resolver nach ${a.name}: Die App hat keine VNet-Integration`,
  "p2s-without-servers": (a) =>
    `fragt den Resolver des Laptops nach ${a.name}: Es gibt keine eigenen DNS-Server, die das VPN-Profil mitgeben könnte`,
  "asked-public-resolver": (a) =>
    `${a.address} ist ein öffentlicher Resolver: Er sieht nur öffentliches DNS`,
  "reached-inbound": (a) =>
    `${a.address} ist der eingehende Endpunkt ${a.endpoint}: Azure-DNS wird von ${a.vnet} aus gefragt`,
  balanced: (a) => `${a.address} ist ein Load Balancer vor ${a.members}`,
  proxied: (a) => `Der DNS-Proxy der Firewall ${a.firewall} gibt die Frage an ${a.to} weiter`,
  "proxied-by-hub": (a) =>
    `Firewall ${a.firewall} steht in einem virtuellen Hub, mit dem keine private Zone verknüpft werden kann: Gefragt wird öffentliches DNS`,
  "proxy-off": (a) => `Firewall ${a.firewall} antwortet nicht: Ihr DNS-Proxy ist aus`,
  unreachable: (a) => `${a.address} antwortet nicht: ${a.why}`,
  looped: (a) => `wurde ein zweites Mal nach ${a.name} gefragt: Die Frage läuft im Kreis`,
  "gave-up": (a) =>
    `hat nach ${a.count} ${a.limit === "aliases" ? "Aliasen" : a.limit === "forwards" ? "Weiterleitungen" : a.limit} aufgegeben`,
  "policy-blocked": (a) => `DNS-Sicherheitsregel ${a.rule} blockiert ${a.name}`,
  "policy-allowed": (a) => `DNS-Sicherheitsregel ${a.rule} lässt ${a.name} durch (${a.action})`,
  answered: (a) => `Zone ${a.zone} enthält ${a.name}: ${a.data}`,
  "answered-registered": (a) =>
    `Zone ${a.zone} enthält ${a.name}, von der Maschine selbst registriert: ${a.data}`,
  "answered-internal": (a) => `${a.name} ist eine Maschine dieses VNet: ${a.data}`,
  "internal-other-type": (a) =>
    `${a.name} ist eine Maschine dieses VNet, zu der es nichts vom Typ ${a.type} gibt`,
  "found-no-internal": (a) => `${a.name} ist keine Maschine von ${a.vnet}`,
  "followed-alias": (a) => `In Zone ${a.zone} ist ${a.name} ein Alias für ${a.to}`,
  "found-no-record": (a) =>
    `Zone ${a.zone} ist hier verknüpft und hat keinen Eintrag für ${a.name}; der Name existiert also nicht`,
  "found-other-type": (a) => `Zone ${a.zone} enthält ${a.name}, aber nichts vom Typ ${a.type}`,
  "redirected-to-public": (a) =>
    `Zone ${a.zone} hat keinen Eintrag für ${a.name}; ihre Verknüpfung weicht ins Internet aus, also wird öffentliches DNS gefragt`,
  "had-no-zone": (a) =>
    `Keine mit ${a.vnet} verknüpfte Zone enthält ${a.name} (${a.wanted} ist nicht verknüpft), also folgt öffentliches DNS`,
  "link-not-ready": (a) =>
    `Die Verknüpfung der Zone ${a.zone} mit ${a.vnet} arbeitet noch nicht (${a.state})`,
  "could-not-see": (a) => `${a.what} war nicht zu sehen und könnte die Antwort enthalten`,
  "matched-rule": (a) =>
    `Regel ${a.domain} des Regelsatzes ${a.ruleset} schickt ${a.name} an ${a.targets}`,
  "skipped-rule": (a) =>
    `Regel ${a.domain} wird für ${a.name} übergangen: Sie ist kürzer als das reservierte Suffix ${a.reserved}`,
  "forwarded-away": (a) =>
    `Die Frage ging an ${a.address}, dessen Daten die Landschaft nicht enthält`,
  "assumed-azure-forwarder": (a) =>
    `Die Konfiguration von ${a.owner} hat niemand angegeben; angenommen wird hier, dass er von ${a.vnet} aus an Azure-DNS weiterleitet`,
  "assumed-internet-forwarder": (a) =>
    `Die Konfiguration von ${a.owner} hat niemand angegeben; angenommen wird hier, dass er das Internet fragt`,
  "public-alias": (a) => `${a.name} ist ein Alias für ${a.to}`,
  "public-no-alias": (a) =>
    `${a.name} hat keinen privatelink-Alias: Keine Verbindung eines Private Endpoint mit der Ressource ist genehmigt`,
  "public-listener": (a) =>
    `${a.name} ist der Listener einer Failovergruppe mit dem primären Server ${a.to}`,
  "public-private-address": (a) =>
    `${a.name} ist mit der privaten Adresse ${a.data} veröffentlicht`,
  "public-answered": (a) =>
    a.data === "public"
      ? `${a.name} hat eine öffentliche Adresse`
      : `${a.name} hat die Adresse ${a.data}`,
  "public-nothing": (a) =>
    a.rcode === "NODATA"
      ? `Zu ${a.name} gibt es nichts vom gefragten Typ`
      : `${a.name} existiert im öffentlichen DNS nicht`,
  "matched-forwarder": (a) =>
    `Die bedingte Weiterleitung ${a.zone} schickt ${a.name} an ${a.targets}`,
  "used-default-forwarder": (a) =>
    `Keine bedingte Weiterleitung passt auf ${a.name}: Gefragt werden die Standardweiterleitungen ${a.targets}`,
  "used-root-hints": (a) =>
    `Keine Weiterleitung passt auf ${a.name}: Der Server fragt öffentliches DNS von der Wurzel an`,
  "has-no-upstream": (a) => `hat für ${a.name} weder Weiterleitungen noch Stammhinweise`,
  "forwarding-cancelled": (a) => `Unterhalb von ${a.zone} ist die Weiterleitung aufgehoben`,
  "fell-back-to-root": (a) =>
    `Die Ziele für ${a.zone} schweigen, also fragt der Server selbst öffentliches DNS`,
  "hosted-answer": (a) => `führt die Zone ${a.zone} selbst: ${a.name} ist ${a.data}`,
  "hosted-alias": (a) => `führt die Zone ${a.zone} selbst: ${a.name} ist ein Alias für ${a.to}`,
  "hosted-nothing": (a) => `führt die Zone ${a.zone} selbst und hat nichts zu ${a.name}`,
  chased: (a) => `hat nur den Alias übernommen und neu nach ${a.to} gefragt`,
  "not-validated": (a) =>
    `prüft DNSSEC und weist ${a.name} zurück, weil es aus einer unsignierten privaten Zone kommt`,
  filtered: () =>
    "hat die private Adresse verworfen: Der Filter gegen DNS-Rebinding nimmt den Namen nicht aus",
};

/** Assumptions, gaps, conditions and reasons that the engine puts beside an answer. */
export const dnsWordsGerman: typeof dnsWords = {
  assumePublicZoneDelegated: (a) =>
    `Die öffentliche Zone ${a.zone} gilt als delegiert; ihr Registrar steht nicht in der Landschaft.`,
  assumeNoOtherEndpoint: (a) =>
    `Das Dokument von ${a.name} nennt keine Verbindungen von Private Endpoints; solche von Dritten sind nicht zu sehen.`,
  assumeSharedAlias: (a) =>
    `${a.name} gehört allen in Azure gemeinsam; angenommen wird, dass es durch irgendeinen Private Endpoint seinen privatelink-Alias hat.`,
  assumeAksNotPublic: (a) =>
    `${a.name} ist der Name eines privaten Clusters, den öffentliches DNS nicht führt.`,
  assumeExists: (a) =>
    `Öffentliches DNS wird nicht gefragt; angenommen wird, dass ${a.name} dort existiert.`,
  assumeClusterAlias: (a) =>
    `${a.name} gilt als Alias für einen eigenen Namen von Azure, den die Landschaft nicht enthält.`,
  assumeClusterPublished: (a) =>
    `Angenommen wird, dass öffentliches DNS die private Adresse von ${a.name} enthält, wie bei anderen privaten Clustern mit öffentlichem Namen.`,
  assumeOnlyA: (a) => `Angenommen wird, dass ${a.name} nur Adressen vom Typ A veröffentlicht.`,
  assumeBlockIsServfail: () =>
    "Eine blockierte Frage wird mit SERVFAIL beantwortet, wie in Azures Anleitung beschrieben.",
  assumeReserved: (a) =>
    `Regeln, die kürzer sind als ein reserviertes Azure-Suffix, werden für ${a.name} übergangen: für die Platzhalterregel dokumentiert, für andere erschlossen.`,
  assumeOutboundHere: (a) =>
    `Der ausgehende Endpunkt des Regelsatzes ${a.ruleset} wurde nicht gelesen; angenommen wird, dass seine Pakete das verknüpfte VNet verlassen.`,
  assumeSiteReachable: (a) =>
    `Standort ${a.site} gilt als verbunden: Nichts sagt, wie er angebunden ist.`,
  assumeReachable: (a) =>
    `Der Weg zu ${a.address} gilt als offen: Er führt über eine Appliance oder einen virtuellen Hub, die nicht ganz gelesen wurden.`,
  assumeForwardsToAzure: (a) =>
    `Angenommen wird, dass ${a.address} alles an Azure-DNS weiterleitet (die Konfiguration wurde nicht angegeben).`,
  assumeForwardsToInternet: (a) =>
    `Angenommen wird, dass ${a.address} das Internet fragt (die Konfiguration wurde nicht angegeben).`,
  assumeSilentSkipped: (a) =>
    `${a.server} antwortet nicht; ein Client wartet und fragt seinen nächsten Server.`,
  assumeSiteResolvesPublicly: (a) =>
    `Standort ${a.site} nennt keine DNS-Server; angenommen wird, dass er über öffentliches DNS auflöst.`,
  assumeNoAppDnsOverride: (a) =>
    `Angenommen wird, dass ${a.app} keinen DNS-Server als App-Einstellung hat; ein Leser kann sie nicht sehen.`,
  assumeAzureProvided: (a) =>
    `VNet ${a.vnet} wurde nicht gelesen; angenommen wird, dass es Azure-DNS nutzt.`,
  assumeNoClientDns: (a) =>
    `Angenommen wird, dass das VPN-Profil von ${a.gateway} keine DNS-Server mitgibt.`,
  assumeClusterAddress: (a) =>
    `Die Adresse gilt als API-Server von ${a.cluster}, dessen Endpunkt nicht gelesen wurde.`,
  assumeForeignEndpoint: (a) =>
    `Angenommen wird, dass ${a.address} zu ${a.endpoint} gehört, von dem der Eintrag stammt und der nicht gelesen wurde.`,
  assumeValidationFails: (a) =>
    `Angenommen wird, dass ein prüfender Server ${a.name} zurückweist: Private Zonen sind nicht signiert (Berichte aus der Praxis).`,
  assumeBareAlias: (a) =>
    `Die weitergeleitete Antwort endet beim Alias ${a.name} ohne Adresse; angenommen wird, dass Azure von dort selbst weiterfragt, was niemand gemessen hat.`,
  assumeSubResource: (a) =>
    `Ein genehmigter Private Endpoint der Ressource hinter ${a.name} und seine Unterressource wurden nicht gelesen; angenommen wird, dass er diesem Namen dient.`,
  assumeRegistered: (a) =>
    `${a.name} gilt als in Zone ${a.zone} registriert, wie bei einer Maschine, deren Zuordnung nicht aufgehoben ist; der Eintrag wurde nicht gelesen.`,
  assumeClientChooses: (a) =>
    `Welchen seiner DNS-Server ein Client fragt, bleibt ihm überlassen: ${a.servers}.`,
  assumeServerChooses: (a) =>
    `Welches seiner Ziele ein Server fragt, bleibt ihm überlassen: ${a.servers}.`,
  assumeRoundRobin: (a) =>
    `Welche der Adressen von ${a.name} ein Client nutzt, bleibt ihm überlassen.`,
  assumeZoneBeforeRule: (a) =>
    `Angenommen wird, dass Zone ${a.zone} vor der längeren Weiterleitungsregel ${a.domain} antwortet, die ebenfalls auf ${a.name} passt: dokumentiert, aber von niemandem gemessen.`,
  assumeNotAnAddress: (a) =>
    `Der Eintrag ${a.name} enthält ${a.data}, was keine Adresse vom Typ ${a.type} ist; er wird ausgelassen.`,
  assumeColdCache: (a) =>
    `Angenommen wird, dass ${a.address} ohne Zwischenspeicher nach ${a.name} fragt; solange nur der Alias ${a.to} bekannt ist, auf den keine bedingte Weiterleitung passt, kann die Antwort anders ausfallen.`,
  assumeNoRecursion: (a) =>
    `Angenommen wird, dass ${a.address} das Internet nicht fragt, wenn die Ziele für ${a.zone} schweigen; die Einstellung der Zone zur Rekursion wurde nicht angegeben.`,
  sameZoneTwice: (a) =>
    `Zwei Zonen namens ${a.zone} sind mit ${a.vnet} verknüpft, was Azure ablehnt; der Export widerspricht sich.`,
  severalRulesets: (a) =>
    `Mehrere Regelsätze sind mit ${a.vnet} verknüpft, was nicht dokumentiert ist; die längste Regel von allen wird genommen.`,
  gapForeignService: (a) =>
    `Die Ressource hinter ${a.name} steht nicht in der Landschaft; ob sie einen genehmigten Private Endpoint hat, ist daher nicht bekannt.`,
  gapZone: (a) =>
    `Eine private Zone, die ${a.name} beantworten würde, kann in ${a.scope} liegen, das nicht gelesen wurde.${a.right ? ` Nötig ist ${a.right}.` : ""}`,
  gapRecords: (a) => `Die Einträge der Zone ${a.zone} wurden nicht gelesen.`,
  gapHostedRecords: (a) =>
    `${a.address} führt die Zone ${a.zone}, deren Einträge nicht angegeben wurden.`,
  gapVantage: (a) => `Welche DNS-Server ${a.vantage} fragt, wurde nicht gelesen: ${a.what} fehlt.`,
  gapInbound: (a) =>
    `Ob unter ${a.address} in ${a.vnet} ein eingehender Endpunkt antwortet, wurde nicht gelesen.`,
  gapServer: (a) => `Das VNet des Endpunkts ${a.address} wurde nicht gelesen.`,
  gapSiteServer: (a) =>
    `${a.address} ist ein DNS-Server des Standorts ${a.site}, dessen Konfiguration nicht angegeben wurde.`,
  gapMachineServer: (a) =>
    `${a.owner} antwortet unter ${a.address} mit einer DNS-Konfiguration, die nicht angegeben wurde.`,
  gapUnknownServer: (a) => `Nichts in der Landschaft sagt, was unter ${a.address} antwortet.`,
  gapDomainList: (a) =>
    `Die Domänenliste ${a.list} der DNS-Sicherheitsregel ${a.rule} wurde nicht gelesen; ob sie ${a.name} blockiert, ist daher nicht bekannt.`,
  gapLinks: (a) =>
    `Zone ${a.zone} hat ${a.count} Verknüpfungen, die nicht gelesen wurden; eine davon kann zu ${a.vnet} führen.`,
  gapKnotHosted: (a) =>
    `Ob ${a.address} für das Ziel eines Alias die eigene Zone ${a.zone} nutzt, hängt von der Richtlinie zur Weiterleitung ab, die nicht angegeben wurde.`,
  gapPolicy: (a) =>
    `Die Richtlinie der Firewall ${a.firewall} wurde nicht gelesen; ob ihr DNS-Proxy an ist, ist daher nicht bekannt.`,
  gapSoftware: (a) =>
    `Die Software von ${a.address} wurde nicht angegeben, und Server gehen verschieden mit Aliasen um.`,
  gapWindowsHosted: (a) =>
    `Ob ein Windows-Server mit Weiterleitungen für das Ziel eines Alias die eigene Zone ${a.zone} nutzt, ist nicht geklärt.`,
  gapEndpointOwner: (a) =>
    `Kein gelesener Private Endpoint besitzt ${a.address}; ein nicht gelesener kann es tun.`,
  whenNoEndpoint: (a) => `die Ressource hinter ${a.name} hat keinen genehmigten Private Endpoint`,
  whenEndpoint: (a) => `die Ressource hinter ${a.name} hat einen genehmigten Private Endpoint`,
  whenHiddenZone: (a) => `eine nicht gelesene Zone enthält ${a.name} und ist hier verknüpft`,
  whenNoHiddenZone: (a) => `keine nicht gelesene Zone enthält ${a.name}`,
  whenListHolds: (a) => `die Domänenliste ${a.list} enthält ${a.name}`,
  whenListLacks: (a) => `die Domänenliste ${a.list} enthält ${a.name} nicht`,
  whenForwardsToAzure: (a) => `${a.address} leitet an Azure-DNS weiter`,
  whenForwardsToInternet: (a) => `${a.address} fragt das Internet`,
  whenServer: (a) => `${a.address} wird gefragt`,
  whenFamily: (a) =>
    a.family === "chasing"
      ? `${a.address} fragt neu nach dem Ziel eines Alias`
      : `${a.address} gibt die ganze Antwort seines Ziels weiter`,
  whenHostedApplies: (a) => `der Server nutzt für das Ziel des Alias die eigene Zone ${a.zone}`,
  whenHostedIgnored: () => "der Server gibt die ganze Antwort seiner Weiterleitung weiter",
  whenRoundRobin: (a) => `der Client wählt ${a.address}`,
  whyPlatformAddress: () => "168.63.129.16 gibt es nur innerhalb von Azure-VNets",
  whyRuleToPlatform: () => "Azure nimmt 168.63.129.16 nicht als Ziel einer Weiterleitungsregel",
  whyNoWayToSite: (a) => `Kein Gateway führt von hier zu Standort ${a.site}`,
  whyNoWayToVnet: (a) => `Er steht in ${a.vnet}, das kein Peering mit ${a.from} hat`,
  whyNotOnHub: (a) =>
    `Er steht im virtuellen Hub ${a.hub}, mit dem dieses VNet nicht verbunden ist`,
  whyNoInbound: (a) =>
    `Die Adresse liegt im Subnetz eines Resolvers von ${a.vnet}, aber kein eingehender Endpunkt hat sie`,
  whyNoRoute: (a) =>
    `Kein VNet, Peering oder Gateway führt von ${placeGerman(String(a.from))} dorthin`,
};
