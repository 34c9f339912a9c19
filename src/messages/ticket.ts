/** What people read about a pasted text: what it is, from where it may come, whether the prediction agrees, and why not. */

type Args = Readonly<Record<string, string>>;

const formats: Readonly<Record<string, string>> = {
  nslookup: "Output of nslookup",
  dig: "Output of dig",
  "dig-short": "Output of dig +short",
  "dig-trace": "Output of dig +trace",
  kdig: "Output of kdig",
  host: "Output of host",
  "resolve-dns-name": "Output of Resolve-DnsName",
  "test-net-connection": "Output of Test-NetConnection",
  ipconfig: "Output of ipconfig /all",
  "resolv-conf": "A resolv.conf",
  curl: "Output of curl",
  driver: "An error of a driver or a service",
  "connection-string": "A connection string",
  url: "A URL",
  "arm-id": "An ARM id",
  address: "An address",
  name: "A name",
  question: "A question",
  command: "A command without its output",
};

const notes: Readonly<Record<string, string>> = {
  "secret-dropped":
    "What looks like a key, password, token or user was dropped before the text was read.",
  cut: "The text is longer than what is read of one; its end was left out.",
  "server-without-name":
    "UnKnown only means that no reverse name of the DNS server was found; it does no harm to the answer.",
  "first-try-timed-out":
    "A first try timed out before the answer came: one question was lost, or the server is slow.",
};

const hints: Readonly<Record<string, (a: Args) => string>> = {
  told: (a) => `the text says ${a.word}`,
  machine: (a) => `the machine is called ${a.machine}`,
  "own-address": (a) => `${a.address} is its address`,
  "subnet-address": (a) => `${a.address} lies in its prefix`,
  "site-address": (a) => `${a.address} lies in the site's prefixes`,
  "client-pool": (a) => `${a.address} lies in its pool of VPN clients`,
  "nat-address": (a) => `${a.address} is the address by which the site comes to the internet`,
  "public-address": (a) => `${a.address} is the public address by which it leaves Azure`,
  suffix: (a) => `its interfaces have the suffix ${a.suffix}`,
  "has-servers": (a) => `the machine has ${a.server} as DNS server, as the estate says of it`,
  "asks-server": (a) => `${a.server} was asked, which the estate says of it`,
  asker: () => "it was asked from last",
  "same-answer": () => "the prediction from there equals what was pasted",
};

const addressFacts: Readonly<Record<string, (a: Args) => string>> = {
  endpoint: (a) =>
    `${a.address} is an address of private endpoint ${a.endpoint}${a.names ? `, for ${a.names}` : ""}.`,
  machine: (a) => `${a.address} is the address of ${a.machine}.`,
  inbound: (a) => `${a.address} is the inbound endpoint ${a.name} of a DNS resolver.`,
  firewall: (a) => `${a.address} is firewall ${a.name}.`,
  "told-server": (a) => `${a.address} is the DNS server ${a.name}, as the sites file tells.`,
  "public-ip": (a) => `${a.address} is the public address ${a.name}.`,
  record: (a) => `Record ${a.record} of zone ${a.zone} leads to ${a.address}.`,
  subnet: (a) => `${a.address} lies in subnet ${a.subnet}.`,
  site: (a) => `${a.address} lies in site ${a.site}.`,
  platform: (a) => `${a.address} is Azure-provided DNS, the same in every VNet.`,
  "unknown-private": (a) => `${a.address} is private, and nothing that was read has it.`,
  "unknown-public": (a) => `${a.address} is public, and nothing that was read has it.`,
};

const agreements: Readonly<Record<string, string>> = {
  yes: "The pasted answer is the predicted one.",
  "one-of": "The pasted answer is one of those that are possible.",
  alias: "The addresses are as predicted, over other aliases.",
  no: "The pasted answer is not the predicted one.",
  unknown: "Whether they agree cannot be told.",
};

const connections: Readonly<Record<string, string>> = {
  connects: "connects",
  "refused-later": "connects; the service then refuses",
  "no-connection": "no connection",
  unknown: "cannot be told",
};

const ways: Readonly<Record<string, string>> = {
  "yes true": "The connection came about, as predicted.",
  "yes false": "No connection came about, as predicted.",
  "no true":
    "The connection came about, where none is predicted: something on the way was changed since the estate was read, or lets through what was not read.",
  "no false":
    "No connection came about, where one is predicted: something on the way drops it that was not read, such as a firewall of the machine or at the site, or was changed since the estate was read.",
  "unknown true": "The connection came about; whether it would could not be told.",
  "unknown false": "No connection came about; whether one would could not be told.",
};

const differences: Readonly<Record<string, (a: Args) => string>> = {
  rcode: (a) => `predicted ${a.predicted}, pasted ${a.pasted}`,
  addresses: (a) => `predicted ${a.predicted || "no address"}, pasted ${a.pasted}`,
  side: (a) =>
    `predicted the ${a.predicted} side of the service, and the ${a.pasted} side was reached`,
  chain: (a) => `predicted aliases ${a.predicted || "none"}, pasted ${a.pasted || "none"}`,
  reached: (a) => `predicted ${a.predicted}, pasted ${a.pasted}`,
};

const ofOwn = (own: string | undefined) =>
  own ? `the estate gives it ${own}` : "the estate gives it no server of its own";

const causes: Readonly<Record<string, (a: Args) => string>> = {
  "trace-asks-public": () =>
    "dig +trace asks public servers step by step from the root, so it never meets a private zone. Ask without +trace.",
  "other-server": (a) => `${a.server} was asked from ${a.from}, and ${ofOwn(a.own)}.`,
  "not-renewed": (a) =>
    `${a.server} was asked from ${a.from}, and ${ofOwn(a.own)}: a machine takes up changed DNS settings only when it is restarted or renews its lease.`,
  "public-resolver": (a) =>
    `The public resolver ${a.server} was asked, which sees public DNS only; ${ofOwn(a.own)}.`,
  "unknown-server": (a) =>
    `${a.server} was asked, of which the estate tells nothing: a router, a VPN's resolver or a server nobody described. ${ofOwn(a.own).replace(/^t/, "T")}.`,
  "local-stub": (a) =>
    `${a.server} is a stub of the machine's own, which passes questions to servers that the text does not show. "resolvectl status" or /etc/resolv.conf tell them.`,
  "machine-servers": (a) => `The machine lists ${a.server} as DNS server, and ${ofOwn(a.own)}.`,
  "had-asked": (a) =>
    `Another server was asked: asked from ${a.from}, ${a.server} would answer so.`,
  "round-robin": (a) =>
    `${a.pasted} is one of the addresses that are predicted, given in turn: ${a.all}.`,
  "link-gone": (a) =>
    `Zone ${a.zone} was not linked to ${a.vnet} when this was asked: the link ${a.link} is newer, or the answer is from before it.`,
  "link-added": (a) =>
    `Zone ${a.zone} (${a.group}) is linked to ${a.vnet} now, and was not when the estate was read.`,
  "record-gone": (a) =>
    `The ${a.type} record ${a.record} in ${a.zone} was not there when this was asked, or its absence was still cached.`,
  "record-elsewhere": (a) =>
    `${a.address} stands in record ${a.record} of zone ${a.zone} (${a.group}), which is ${a.linked ? `linked to ${a.linked}` : "linked to no VNet that was read"}.`,
  "other-endpoint": (a) => `${a.address} is an address of private endpoint ${a.endpoint}.`,
  "forwarder-gone": (a) =>
    `Server ${a.server} does not forward ${a.zone}, although that was told of it.`,
  "forwarder-added": (a) =>
    `Server ${a.server} forwards ${a.zone} to ${a.to}, which was not told of it.`,
  "rule-gone": (a) =>
    `Forwarding rule ${a.rule} for ${a.domain} was not in effect when this was asked.`,
  "other-vantage": (a) =>
    `It was asked from elsewhere than ${a.from}: from ${a.places} the prediction is as pasted.`,
  "public-answer": (a) =>
    `Public DNS was asked past the DNS servers of ${a.from}: by a browser's or program's own secure DNS, by a VPN client, or by a server that was reached another way.`,
  "appended-suffix": (a) =>
    `The search suffix ${a.suffix} was put behind ${a.name}. Ask with a dot at the end of the name.`,
  "stale-cache": (a) =>
    `The answer may be an older one out of a cache${a.seconds && a.seconds !== "0" ? `; the records of today live ${a.seconds} s` : ""}.`,
  "hosts-file": () =>
    "The hosts file of the machine may name the address; the program reads it, and DNS tools do not.",
  "own-resolver": () =>
    "The program may have asked by ways of its own: secure DNS, a proxy, or a cache that keeps addresses until it is restarted.",
  "nslookup-nrpt": () =>
    "nslookup asks its server past the name resolution policy (NRPT) of Windows, by which VPN clients send names to other servers; Resolve-DnsName follows it.",
  "no-way-to-server": (a) =>
    `The question or its answer may be dropped on the way to ${a.server || "the DNS server"}, or the server may be down: UDP and TCP port 53.`,
  "snapshot-older": (a) =>
    a.at
      ? `The estate was read at ${a.at}; what was changed since is not in it.`
      : "The estate may be older than a change.",
};

const refusals: Readonly<Record<string, string>> = {
  "sql-client-not-allowed":
    "The SQL server was reached at its public side, and has no firewall rule for the client.",
  "sql-public-denied": "The SQL server was reached at its public side, which is shut (47073).",
  "sql-database-unavailable":
    "The SQL gateway was reached; the database is unavailable or moved (40613), which is no matter of names.",
  "sql-unknown-server-name":
    "The SQL gateway does not know the server by the name that the client sent (40532): an address or a foreign alias was used in place of the server's own name.",
  "keyvault-public-denied": "The key vault was reached at its public side, which is shut.",
  "keyvault-client-not-allowed": "The key vault has no firewall rule for the client.",
  "cosmos-client-not-allowed":
    "The Cosmos DB account was reached over the internet and has no rule for the client.",
  "cosmos-service-endpoint":
    "The Cosmos DB account was reached over a service endpoint that it does not admit.",
  "cosmos-private-endpoint":
    "The Cosmos DB account was reached over a private endpoint that it does not admit.",
  "storage-authorization":
    "Storage refused the request (403 AuthorizationFailure): often its firewall at the public side, but rights or a SAS may be the reason as well.",
  "storage-anonymous": "Storage admits no anonymous reading; it was reached.",
  "servicebus-client-not-allowed":
    "The namespace was reached at its public side and does not admit the client.",
  "public-access-disabled": "The service was reached at its public side, which is shut.",
  "registry-client-not-allowed":
    "The registry was reached at its public side and does not admit the client.",
  "dotnet-no-host":
    "The system found no address for the name: there is none, or none of the asked type.",
  "dotnet-no-data": "The name exists and has no address.",
  "getaddrinfo-again": "The system got no answer from its DNS servers, or one that told a failure.",
  "java-unknown-host":
    "The program found no address; it does not tell whether there is none or the servers failed.",
  "getaddrinfo-no-name":
    "The system found no address for the name: there is none, or none of the asked type.",
  "postgres-not-translated": "The program found no address; it does not tell why.",
  "go-no-host": "The program found no address: there is no such name, or it has none.",
  "odbc-no-login":
    "No connection came about within the time given; names or the way may be the reason.",
  "jdbc-no-connection":
    "No connection came about; the way or the service's door may be the reason.",
  "timed-out-connecting": "No connection came about within the time given.",
};

const text = (table: Readonly<Record<string, (a: Args) => string>>, code: string, args: Args) =>
  table[code]?.(args) ?? code;

/** Causes that rest on what the estate holds, not on what the text shows. */
const estateTells = new Set(["record-elsewhere", "other-endpoint"]);

/** The sentences about a pasted text, by code. */
export const ticketMessages = {
  format: (code: string) => formats[code] ?? code,
  note: (code: string) => notes[code] ?? code,
  hint: ({ code, args }: { readonly code: string; readonly args: Args }) => text(hints, code, args),
  about: ({ code, args }: { readonly code: string; readonly args: Args }) =>
    text(addressFacts, code, args),
  agreement: (code: string) => agreements[code] ?? code,
  difference: (a: { readonly code: string; readonly predicted: string; readonly pasted: string }) =>
    text(differences, a.code, { predicted: a.predicted, pasted: a.pasted }),
  cause: ({ code, args }: { readonly code: string; readonly args: Args }) =>
    text(causes, code, args),
  /** What is predicted of a connection. */
  connects: (code: string) => connections[code] ?? code,
  /** Whether it came about as predicted. */
  way: (a: { readonly agreement: string; readonly isReached: boolean }) =>
    ways[`${a.agreement} ${a.isReached}`] ?? a.agreement,
  refusal: (code: string) => refusals[code] ?? code,
  standing: (a: { readonly standing: string; readonly code: string }) =>
    ({
      explains: "tried: the prediction is then as pasted",
      told: estateTells.has(a.code) ? "seen in the estate" : "seen in the text",
      possible: "may be",
    })[a.standing] ?? a.standing,
  certainty: (code: string) =>
    ({ told: "named", likely: "likely", possible: "possible" })[code] ?? code,
  nothing: () =>
    "Nothing in the text is a name, an address, an answer or an error that is understood. Right would be the output of nslookup, dig or Resolve-DnsName, an error with the name in it, a connection string, or a question such as: from vm-app to stcontoso:443.",
  unknownFrom: ({ from }: { readonly from: string }) =>
    `The text says it was asked from ${from}, and no vantage of the estate is called so.`,
  chosenByAnswer: () =>
    "The text does not tell from where it was asked; these are places from which the prediction equals it, so that they agree proves nothing.",
  noVantage: () =>
    "The text does not tell from where it was asked. Name a vantage to predict from.",
  fault: (a: { readonly why: string; readonly word: string; readonly at: number }) =>
    ({
      missing: `"${a.word}" at position ${a.at + 1} needs a value behind it.`,
      twice: `"${a.word}" is told twice.`,
      port: `"${a.word}" is no port. Right would be a whole number from 1 to 65535.`,
      quote: `The quote that opens at position ${a.at + 1} is not closed.`,
      surplus: `The word at position ${a.at + 1} is one too many. Right would be: from <vantage> to <name>[:port] [type <type>].`,
    })[a.why] ?? a.why,
} as const;

/** The words on the screen and in the terminal around a pasted text. */
export const ticketWords = {
  title: "Pasted",
  hint: "The output of nslookup, dig, Resolve-DnsName, ipconfig or curl and errors of drivers can be pasted as they are: they are set beside the prediction. Nothing leaves this machine.",
  predicted: "Predicted",
  pasted: "Pasted",
  understood: "Understood",
  causes: "What would explain the difference",
  from: "Asked from",
  server: "Server asked",
  notTold: "not told",
  answer: "Answer",
  addresses: "Addresses",
  aliases: "Aliases",
  port: "Port",
  remote: "Gone to",
  connection: "Connection",
  reached: (isReached: boolean) => (isReached ? "Connected" : "No connection"),
  line: (n: number) => `line ${n}`,
  candidates: "From where",
  choose: (label: string) => `Predict from ${label}`,
  drop: "Remove the pasted text",
  waiting: "Reading what was pasted…",
  side: (side: string) => `the ${side} side of the service`,
  traceIt: (name: string, from: string) => `Trace ${name} from ${from}`,
  more: (count: number) => `${count} more in the text`,
  others: "Other names it may mean",
} as const;
