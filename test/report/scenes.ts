/** Which scenes do painters' tests draw: one by hand that shows every sign, and seeded ones of any size. */
import { randomFrom } from "#src/base/index.ts";
import type { Box, BoxKind, Point, Scene, Wire } from "#src/diagram/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";

const arm = (path: string) =>
  `/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-net/providers/${path}`;

type Place = readonly [x: number, y: number, width: number, height: number];

/** A box with what most boxes are, unless told otherwise. */
export function box(id: string, kind: BoxKind, place: Place, more: Partial<Box> = {}): Box {
  const [x, y, width, height] = place;
  return {
    id,
    kind,
    x,
    y,
    width,
    height,
    title: id.split("/").at(-1) ?? id,
    subtitle: "",
    parent: null,
    lane: 0,
    presence: "solid",
    holds: 1,
    counts: {},
    canOpen: false,
    isOpen: false,
    flagged: false,
    lit: false,
    ...more,
  };
}

/** A wire from the right side of `from` to the left side of `to`, by way of one vertical track at `track`. */
export function wire(
  from: Box,
  to: Box,
  how: Partial<Wire> & { readonly track: number; readonly ports?: readonly [number, number] },
): Wire {
  const { track, ports = [0, 0], ...more } = how;
  const [y1, y2] = [from.y + from.height / 2 + ports[0], to.y + to.height / 2 + ports[1]];
  const start = { x: from.x + from.width, y: y1 };
  const points: Point[] =
    from.id === to.id
      ? [start, { x: start.x + 26, y: y1 }]
      : y1 === y2
        ? [start, { x: to.x, y: y2 }]
        : [start, { x: track, y: y1 }, { x: track, y: y2 }, { x: to.x, y: y2 }];
  return {
    id: `${more.kind ?? "path"}:${from.id}>${to.id}:${more.outcome ?? ""}`,
    from: from.id,
    to: to.id,
    kind: "path",
    outcome: null,
    label: "",
    count: 1,
    flagged: false,
    through: [],
    lit: false,
    points,
    ...more,
  };
}

/** A scene around `boxes` and `wires`. */
export function sceneOf(
  boxes: readonly Box[],
  wires: readonly Wire[],
  more: Partial<Scene> = {},
): Scene {
  const width = Math.max(...boxes.map((b) => b.x + b.width)) + 24;
  const height = Math.max(...boxes.map((b) => b.y + b.height)) + 24;
  return {
    level: 3,
    width,
    height,
    lanes: [],
    bands: [],
    boxes,
    wires,
    summary: `${boxes.length} boxes.`,
    shown: boxes.length,
    total: boxes.length,
    bundled: [],
    wiresLeftOut: 0,
    ...more,
  };
}

/** Every kind of box, every presence and every outcome, once. */
export function signsScene(): Scene {
  const site = box("site:hq", "site", [24, 60, 210, 190], {
    title: "HQ",
    subtitle: "192.168.0.0/16",
    isOpen: true,
    canOpen: true,
  });
  const laptop = box("site:hq/clients", "vantage", [40, 108, 176, 44], {
    title: "HQ clients",
    subtitle: "192.168.1.0/24",
    parent: site.id,
  });
  const dns01 = box("server:192.168.0.53", "resolver", [40, 186, 176, 44], {
    title: "dns01",
    subtitle: "DNS server 192.168.0.53",
    parent: site.id,
  });
  const internet = box("internet", "internet", [24, 290, 210, 44], {
    title: "Internet",
    subtitle: "public clients",
  });
  const hub = box(arm("Microsoft.Network/virtualNetworks/vnet-hub"), "hub", [330, 60, 250, 340], {
    subtitle: "10.0.0.0/16",
    lane: 1,
    isOpen: true,
  });
  const gateway = box(
    arm("Microsoft.Network/virtualNetworkGateways/vpngw"),
    "gateway",
    [350, 108, 200, 44],
    { subtitle: "VPN gateway", parent: hub.id, lane: 1 },
  );
  const inbound = box(
    arm("Microsoft.Network/dnsResolvers/dnspr/inboundEndpoints/in"),
    "resolver",
    [350, 176, 200, 44],
    { title: "dnspr/in", subtitle: "inbound endpoint 10.0.4.4", parent: hub.id, lane: 1 },
  );
  const zone = box(
    arm("Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net"),
    "zone",
    [350, 244, 200, 44],
    { subtitle: "2 VNet links", parent: hub.id, lane: 1 },
  );
  const firewall = box(
    arm("Microsoft.Network/azureFirewalls/afw-hub"),
    "firewall",
    [350, 312, 200, 44],
    { subtitle: "firewall, DNS proxy", parent: hub.id, lane: 1, flagged: true },
  );
  const ghost = box("ghost:privatelink.vaultcore.azure.net", "zone", [340, 430, 220, 44], {
    title: "privatelink.vaultcore.azure.net",
    subtitle: "referenced, not there",
    presence: "ghost",
    lane: 1,
  });
  const spoke = box(
    arm("Microsoft.Network/virtualNetworks/vnet-spoke-01"),
    "vnet",
    [680, 60, 250, 200],
    { subtitle: "10.1.0.0/16 West Europe", lane: 2, isOpen: true },
  );
  const subnet = box(`${spoke.id}/subnets/snet-app`, "subnet", [694, 106, 222, 96], {
    subtitle: "10.1.1.0/24",
    parent: spoke.id,
    lane: 2,
    isOpen: true,
  });
  const vm = box(
    arm("Microsoft.Compute/virtualMachines/vm-app-01"),
    "vantage",
    [708, 146, 190, 44],
    { subtitle: "10.1.1.4", parent: subnet.id, lane: 2 },
  );
  const bundle = box("bundle:spokes", "bundle", [690, 300, 200, 44], {
    title: "18 spokes",
    subtitle: "West Europe",
    holds: 18,
    lane: 2,
    canOpen: true,
    counts: {
      private: 40,
      public: 12,
      blocked: 3,
      unseen: 5,
      mixed: 2,
      endpoint: 6,
      "no-answer": 1,
    },
  });
  const unseen = box(
    arm("Microsoft.Network/virtualNetworks/vnet-other"),
    "vnet",
    [690, 400, 200, 44],
    { subtitle: "not seen", presence: "unseen", lane: 2 },
  );
  const pe = box(
    arm("Microsoft.Network/privateEndpoints/pe-stcontoso"),
    "endpoint",
    [1040, 60, 208, 44],
    { subtitle: "10.1.2.5", lane: 3 },
  );
  const services = [
    "stcontoso",
    "kv-contoso",
    "sql-contoso",
    "crcontoso",
    "cosmos-contoso-with-a-very-long-name-indeed",
  ].map((name, i) =>
    box(arm(`Microsoft.Storage/storageAccounts/${name}`), "service", [1400, 60 + i * 92, 208, 44], {
      subtitle: 'storage account <&> "quoted"',
      lane: 4,
      flagged: i === 1,
    }),
  );
  const [st, kv, sql, cr, cosmos] = services;
  if (!st || !kv || !sql || !cr || !cosmos) throw new Error("Five services were made.");
  const wires: Wire[] = [
    wire(laptop, dns01, {
      kind: "ask",
      track: 260,
      points: [
        { x: 128, y: 152 },
        { x: 128, y: 186 },
      ],
    }),
    wire(dns01, inbound, { kind: "ask", track: 280 }),
    wire(site, gateway, { kind: "link", track: 300, ports: [-60, 0], label: "connection" }),
    wire(gateway, spoke, { kind: "link", track: 620, label: "peering" }),
    wire(vm, pe, { outcome: "private", track: 970, ports: [-8, 0], count: 4 }),
    wire(pe, st, { outcome: "private", track: 1330 }),
    wire(vm, kv, { outcome: "public", track: 982, ports: [0, -10], flagged: true }),
    wire(vm, sql, { outcome: "endpoint", track: 994, ports: [8, 0] }),
    wire(bundle, kv, { outcome: "blocked", track: 1018, ports: [-8, 10] }),
    wire(unseen, cr, { outcome: "unseen", track: 1006 }),
    wire(bundle, cosmos, { outcome: "mixed", track: 1030, ports: [8, 0] }),
    wire(internet, internet, { outcome: "no-answer", track: 0 }),
  ];
  return sceneOf(
    [
      site,
      laptop,
      dns01,
      internet,
      hub,
      gateway,
      inbound,
      zone,
      firewall,
      ghost,
      spoke,
      subnet,
      vm,
      bundle,
      unseen,
      pe,
      ...services,
    ],
    wires,
    {
      lanes: ["On-premises", "Hub", "Spokes", "Private endpoints", "Services"].map(
        (word, index) => ({
          index,
          word,
          x: [24, 330, 680, 1040, 1400][index] ?? 0,
          width: [210, 250, 250, 208, 208][index] ?? 0,
        }),
      ),
      summary: "Level 3, 21 boxes. Paths: 5 Private, 1 Public, 1 Blocked. 1 not as expected.",
      total: 120,
      bundled: [{ kind: "vnet", count: 17 }],
    },
  );
}

const words: readonly OutcomeWord[] = [
  "private",
  "endpoint",
  "public",
  "blocked",
  "no-answer",
  "unseen",
  "mixed",
];

/** A scene of exactly `count` boxes in VNets of twenty subnets' worth, with about as many wires; equal seeds give equal scenes. */
export function someScene(seed: number, count: number): Scene {
  const random = randomFrom(seed);
  const boxes: Box[] = [];
  const [rows, wires] = [Math.max(4, Math.ceil(Math.sqrt(count / 10))), [] as Wire[]];
  const leaves: Box[] = [];
  for (let v = 0; boxes.length < count; v++) {
    const [x, y] = [24 + Math.floor(v / rows) * 620, 60 + (v % rows) * 420];
    const net = box(arm(`Microsoft.Network/virtualNetworks/vnet-${v}`), "vnet", [x, y, 500, 360], {
      subtitle: `10.${v % 250}.0.0/16`,
      isOpen: true,
    });
    boxes.push(net);
    for (let s = 0; s < 9 && boxes.length < count; s++) {
      const kind = random.pick([
        "endpoint",
        "service",
        "vantage",
        "zone",
        "resolver",
        "firewall",
        "gateway",
      ] as const);
      const leaf = box(
        arm(`Microsoft.Network/things/${kind}-${v}-${s}`),
        kind,
        [x + 20 + (s % 2) * 250, y + 50 + Math.floor(s / 2) * 60, 200, 44],
        {
          parent: net.id,
          subtitle: `10.${v % 250}.${s}.4`,
          presence: random.chance(0.05) ? "ghost" : random.chance(0.05) ? "unseen" : "solid",
          flagged: random.chance(0.1),
          counts: random.chance(0.3) ? { private: random.int(1, 9), public: random.int(0, 4) } : {},
        },
      );
      boxes.push(leaf);
      leaves.push(leaf);
    }
  }
  for (let i = 0; i + 1 < leaves.length; i++) {
    const [from, to] = [
      leaves[i],
      leaves[Math.min(leaves.length - 1, Math.max(0, i + random.int(-12, 12)))],
    ];
    if (!from || !to) continue;
    const outcome = from === to ? "no-answer" : random.pick(words);
    wires.push(
      wire(from, to, {
        id: `w${i}`,
        outcome,
        track: from.x + 210 + random.int(0, 8) * 4,
        count: random.int(1, 12),
        flagged: random.chance(0.1),
      }),
    );
  }
  return sceneOf(boxes, wires);
}
