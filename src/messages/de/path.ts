/** What people read about ways, in German: the sentence of each hop, and the reasons for doubt. */
import type { pathSteps, pathWords } from "../path.ts";
import { acceptStepsGerman } from "./accept.ts";
import { filterStepsGerman } from "./filters.ts";

/** Assumptions and gaps that the engine puts beside a journey. */
export const pathWordsGerman: typeof pathWords = {
  gapRouteTable: (a) =>
    `Die Routentabelle ${a.table} wurde nicht gelesen; jede ihrer Routen kann Vorrang haben.`,
  gapTag: (a) =>
    `Die Präfixe des Diensttags ${a.tag} liegen nicht vor; ob seine Route die Adresse enthält, ist daher nicht bekannt.`,
  gapRegion: (a) =>
    `Die Region von ${a.name} ist nicht bekannt; ob ein regionaler Service Endpoint sie abdeckt, ist daher offen.`,
  gapPolicyTarget: (a) =>
    `Die Ressource hinter ${a.name} wurde nicht gelesen; ob die Service-Endpoint-Richtlinie sie nennt, ist daher nicht bekannt.`,
  gapAppliance: (a) =>
    `Am nächsten Hop ${a.address} steht nichts, was gelesen wurde, obwohl es das Subnetz gibt.`,
  gapEndpoint: (a) =>
    `Ein nicht gelesener Private Endpoint kann ${a.address} besitzen und eine eigene Route mitbringen.`,
  gapGateway: (a) => `Die Gateways von ${a.vnet} wurden nicht alle gelesen.`,
  gapMembers: (a) => `Keine Mitglieder des Load Balancers ${a.balancer} wurden gelesen.`,
  gapAttachment: (a) =>
    `Nichts in der Landschaft sagt, über welches Gateway oder welchen Hub Standort ${a.site} angebunden ist.`,
  gapVnet: (a) => `${a.vnet} wurde nicht gelesen; seine Routen sind daher nicht bekannt.`,
  gapNic: (a) => `Die Netzwerkschnittstelle von ${a.place} wurde nicht gelesen.`,
  gapNextHop: (a) =>
    `Was hinter einem nächsten Hop vom Typ ${a.type} liegt, ist hier nicht bekannt.`,
  gapLearned: (a) =>
    `Gateways von ${a.vnet} lernen über BGP Routen, die niemand angegeben hat; eine davon kann dorthin führen.`,
  gapUnread: (a) =>
    `Peerings, Gateways, Hubs und Gruppen von ${a.vnet} wurden nicht alle gelesen; eines davon kann dorthin führen.`,
  gapBehindGateway: (a) =>
    `Nichts nennt eine Verbindung des Gateways ${a.gateway}; wohin es führt, ist daher nicht bekannt.`,
  gaveUp: (a) => `Der Weg wurde nach ${a.count} Appliances und Gateways nicht weiter verfolgt.`,
  subnetsDiffer: (a) => `Nicht alle Subnetze von ${a.vnet} haben denselben Weg dorthin.`,
  assumePolicyOff: (a) =>
    `Das Subnetz des Private Endpoint ${a.endpoint} wurde nicht gelesen; seine Netzwerkrichtlinien gelten als aus.`,
  assumeNoPeerEndpoints: (a) =>
    `Die Routentabelle ${a.table} nimmt Routen des Peerings weg; dass sie auch die Endpunkte der Gegenseite wegnimmt, ist nicht dokumentiert.`,
  assumeEndpointWins: (a) =>
    `Angenommen wird, dass der Service Endpoint Vorrang vor der längeren benutzerdefinierten Route ${a.prefix} hat; Azures Dokumente widersprechen sich.`,
  assumeOutside: (a) =>
    `Angenommen wird, dass die öffentliche Adresse von ${a.name} außerhalb von ${a.prefix} liegt.`,
  assumePeeringWorks: (a) =>
    `Die Gegenseite des Peerings ${a.peering} wurde nicht gelesen; angenommen wird, dass sie passt.`,
  assumeReceiverDecides: (a) =>
    `Angenommen wird, dass weitergeleiteter Verkehr die Erlaubnis des empfangenden Peerings ${a.peering} braucht; Azures Dokumente beschreiben die Einstellung von beiden Seiten.`,
  assumePassesOn: (a) =>
    `Angenommen wird, dass ${a.appliance} das Paket weitergibt: Was eine Appliance im Innern tut, steht nicht in Azure.`,
  assumeSpreadAlike: (a) =>
    `Angenommen wird, dass die Appliances, auf die ${a.prefix} verteilt wird, gleich sind.`,
  assumeCustomRoutes: (a) =>
    `Angenommen wird, dass die Gegenseite des Gateways ${a.gateway} die Adressen der VPN-Clients kennt.`,
  assumeOnPremisesKnows: (a) =>
    `Angenommen wird, dass das VPN-Gerät von ${a.site} die Spokes von ${a.vnet} kennt: Ohne BGP werden ihre Präfixe dort von Hand eingetragen.`,
  assumeFirewallAllows: (a) =>
    `Angenommen wird, dass Firewall ${a.firewall} es zulässt: Ihre Regeln sagen es nicht.`,
  assumeSomeForward: (a) =>
    `Nicht jedes Mitglied des Load Balancers ${a.balancer} leitet Pakete weiter; verfolgt wird eines, das es tut.`,
  assumeWayOut: (a) =>
    `${a.what} wurde nicht gelesen; angenommen wird, dass es einen Weg nach außen gibt.`,
  assumeSiteSendsOn: (a) =>
    `Angenommen wird, dass der Ort hinter Gateway ${a.gateway} das Paket ins Internet weiterschickt.`,
  assumeCircuitWorks: (a) =>
    `Die Leitung ${a.circuit} wurde nicht gelesen; angenommen wird, dass sie arbeitet.`,
  assumeCommunity: (a) =>
    `Angenommen wird, dass der Routenfilter der Leitung ${a.circuit} die Präfixe des Dienstes enthält.`,
  assumeSplitTunnel: (a) =>
    `Angenommen wird, dass VPN-Clients von ${a.gateway} öffentliche Adressen auf eigenem Weg erreichen.`,
  assumeClientsReachPeers: (a) =>
    `${a.vnet} nutzt das Gateway nicht; laut Dokumentation erreichen VPN-Clients direkte Peerings seines VNet.`,
  assumeNotAllRouted: (a) =>
    `Nichts sagt, ob ${a.app} allen Verkehr ins VNet leitet; angenommen wird, dass nicht.`,
  assumeNoLearnedDefault: (a) =>
    `Angenommen wird, dass Gateways von ${a.vnet} keine Route für 0.0.0.0/0 lernen.`,
};

const routes: Readonly<Record<string, string>> = {
  system: "Systemroute",
  "user-defined": "benutzerdefinierte Route (UDR)",
  gateway: "Gatewayroute",
};

/** Sentences of the hops of a journey, by the hop's `did`. */
export const pathStepsGerman: typeof pathSteps = {
  "took-route": (a) =>
    `Die ${routes[a.source] ?? `Route ${a.source}`} ${a.prefix} führt zu ${a.type}${a.to === "" ? "" : ` (${a.to})`}`,
  "found-no-route": () => "Keine Route enthält die Adresse",
  "dropped-by-route": (a) => `Die benutzerdefinierte Route (UDR) ${a.prefix} verwirft das Paket`,
  "no-route": (a) => `Nichts führt zu ${a.address}, also wird das Paket verworfen`,
  "may-be-learned": (a) =>
    `Ob ein Gateway einen Weg zu ${a.address} gelernt hat, ist nicht angegeben`,
  "peering-half-missing": (a) =>
    `Vom Peering mit ${a.remote} gibt es nur die ferne Hälfte ${a.peering}, und die ist ${a.state}`,
  "peering-down": (a) =>
    `Peering ${a.peering} mit ${a.remote} ist ${a.state}, nicht Connected, und trägt daher nichts`,
  "peering-closed": (a) =>
    `Peering ${a.peering} mit ${a.remote} erlaubt keinen Zugriff zwischen den VNets`,
  "peering-ipv6-only": (a) => `Peering ${a.peering} mit ${a.remote} trägt nur IPv6`,
  "peering-unsynced": (a) =>
    `Peering ${a.peering} mit ${a.remote} hat dieses Präfix nicht gelernt (${a.level})`,
  "peering-unsynced-back": (a) =>
    `Peering ${a.peering} von ${a.remote} hat das Präfix nicht gelernt, aus dem das Paket kommt`,
  "peering-without-subnet": (a) =>
    `Das Subnetz-Peering ${a.peering} mit ${a.remote} nennt das Subnetz der Adresse nicht`,
  "subnet-not-peered": (a) =>
    `Dieses Subnetz steht nicht im Subnetz-Peering ${a.peering}: Es hat die Route, aber seine Pakete werden verworfen`,
  "forwarding-refused": (a) =>
    `Peering ${a.peering} lässt weitergeleiteten Verkehr nicht ein, und das Paket trägt noch seine erste Quelle`,
  "circuit-without-vnet-traffic": (a) =>
    `Die Leitung ${a.circuit} verbindet auch ${a.remote}, aber Verkehr zwischen VNets ist nicht auf beiden Gateways erlaubt`,
  "gateway-not-lent": (a) =>
    `Das Gateway von ${a.remote} führt dorthin, aber ${a.flag} ist am Peering ${a.peering} aus`,
  "connection-down": (a) => `${a.connection} arbeitet nicht`,
  "basic-balancer-over-global-peering": (a) =>
    `Load Balancer ${a.balancer} hat die SKU Basic, die über globales Peering nicht erreichbar ist`,
  arrived: (a) => `stellt das Paket an ${a.address} zu`,
  "arrived-outside": (a) => `Das Paket verlässt Azure in Richtung ${a.site}`,
  "reached-endpoint": (a) =>
    `Private Endpoint ${a.endpoint} (${a.address}) bringt das Paket zu ${a.service}`,
  "reached-by-service-endpoint": (a) =>
    `${a.service} wird über einen Service Endpoint erreicht, mit dem Subnetz als Absender`,
  "reached-publicly": (a) =>
    a.from === "?"
      ? "wird unter der öffentlichen Adresse erreicht"
      : `wird öffentlich erreicht, von ${a.from} aus`,
  "no-way-out": (a) =>
    `${a.subnet} ist ein privates Subnetz ohne NAT Gateway oder anderen Weg nach außen`,
  "appliance-without-address": (a) => `Die Route ${a.prefix} nennt keine Appliance`,
  "appliance-out-of-reach": (a) =>
    `Der nächste Hop ${a.address} liegt weder in diesem VNet noch in einem direkten Peering`,
  "nobody-at-address": (a) => `Der nächste Hop ${a.address} liegt in keinem Subnetz`,
  "unread-appliance": (a) => `Was am nächsten Hop ${a.address} steht, wurde nicht gelesen`,
  "went-in-circles": (a) => `Das Paket kam zu ${a.address} zurück: Es läuft im Kreis`,
  "forwarding-off": (a) =>
    `IP-Weiterleitung ist an ${a.nic} aus, also verwirft Azure Pakete für andere`,
  "passed-appliance": (a) => `${a.appliance} gibt das Paket weiter`,
  "balancer-without-rule": (a) =>
    `Load Balancer ${a.balancer} hat weder für Port\u00a0${a.port} noch für alle Ports eine Regel`,
  "unread-members": (a) => `Die Mitglieder des Load Balancers ${a.balancer} wurden nicht gelesen`,
  "balanced-to": (a) => `Load Balancer ${a.balancer} verteilt Pakete auf ${a.members}`,
  "passed-firewall": (a) =>
    a.snat === "yes"
      ? `Firewall ${a.firewall} gibt das Paket mit ihrer eigenen Adresse weiter`
      : a.snat === "no"
        ? `Firewall ${a.firewall} gibt das Paket mit unveränderter Quelle weiter`
        : `Firewall ${a.firewall} gibt das Paket weiter`,
  "gateway-hop-over-expressroute": (a) =>
    `Eine Route darf kein Gateway nennen, wo ExpressRoute (${a.gateway}) im Einsatz ist`,
  "gateway-hop-without-gateway": () =>
    "Die Route nennt ein Gateway, aber kein VPN-Gateway ist zuständig",
  "passed-gateway": (a) => `Gateway ${a.gateway} leitet das Paket innerhalb von Azure weiter`,
  "left-by-gateway": (a) =>
    a.connection === ""
      ? `Gateway ${a.gateway} nimmt das Paket an`
      : `Gateway ${a.gateway} nimmt das Paket über die Verbindung ${a.connection} an`,
  "clients-not-to-circuit": (a) =>
    `VPN-Clients kommen von Gateway ${a.gateway} nicht zu ExpressRoute`,
  "circuit-not-to-circuit": (a) =>
    `Gateway ${a.gateway} gibt Verkehr nicht von Leitung zu Leitung weiter`,
  "no-branch-to-branch": (a) =>
    `Gateway ${a.gateway} führt von ExpressRoute zu VPN nur mit einem Route Server, der Zweigstellen verbindet`,
  "no-transit-without-bgp": (a) =>
    `Gateway ${a.gateway} gibt Verkehr an eine andere Verbindung nur über BGP weiter`,
  "no-branch-to-branch-in-hub": (a) =>
    `Hub ${a.hub} gibt Verkehr nicht von Zweigstelle zu Zweigstelle weiter`,
  "hub-without-route": (a) => `Hub ${a.hub} hat keine Route für ${a.address}`,
  "sent-by-intent": (a) => `Die Routingabsicht des Hubs ${a.hub} schickt das Paket zu ${a.to}`,
  "routed-by-hub": (a) => `Hub ${a.hub} leitet das Paket nach ${a.prefix}`,
  "sent-over-internet": () => "Das Paket geht über das Internet",
  "private-from-internet": (a) => `${a.address} ist aus dem Internet nicht erreichbar`,
  "no-private-peering": (a) =>
    `Die Leitung ${a.circuit} hat kein privates Peering, und Microsoft-Peering erreicht nie private Adressen`,
  "attached-nowhere": (a) => `Wie ${a.site} an Azure angebunden ist, wurde nicht angegeben`,
  "sent-by-microsoft-peering": (a) =>
    `${a.site} erreicht die öffentlichen Adressen von Microsoft über die Leitung ${a.circuit}`,
  "came-in-by-hub": (a) => `${a.site} kommt über ${a.gateway} herein`,
  "came-in-by-gateway": (a) => `${a.site} kommt über Gateway ${a.gateway} herein`,
  "came-in-by-client": (a) => `Der VPN-Client kommt über Gateway ${a.gateway} herein`,
  "not-summarized": (a) =>
    `${a.address} liegt in keinem Präfix, das ${a.vnet} seinen Standorten nennt (summarizedGatewayPrefixes)`,
  "not-advertised": (a) =>
    `${a.address} liegt in einem VNet, das das Gateway von ${a.vnet} nicht nutzt, also erfahren Standorte nicht davon`,
  "not-advertised-over-broken-peering": (a) =>
    `${a.address} liegt hinter dem Peering ${a.peering} von ${a.vnet}, das nichts trägt, also erfahren Standorte nicht davon`,
  "took-fastpath": (a) => `Die Verbindung ${a.connection} führt mit FastPath am Gateway vorbei`,
  "app-without-vnet": (a) => `${a.app} hat keine VNet-Integration`,
  "sent-by-app-itself": (a) => `${a.app} sendet von eigenen öffentlichen Adressen aus`,
  "unread-vnet": (a) => `${a.vnet} wurde nicht gelesen`,
  ...filterStepsGerman,
  ...acceptStepsGerman,
};
