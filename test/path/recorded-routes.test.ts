/** Azure's own answers, recorded in 2018 and 2019, against ours: effective routes and effective security rules of a NIC. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readEstate } from "#src/azure/index.ts";
import { arm } from "#src/demo/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import { prefixText } from "#src/net/index.ts";
import { DEFAULT_RULES } from "#src/path/filters-defaults.ts";
import { virtualNetworkOf } from "#src/path/filters-virtual-network.ts";
import { routesFrom } from "#src/path/index.ts";

const data = join(import.meta.dirname, "../../../shared/data");
const isHere = existsSync(data);
if (!isHere)
  console.log("Skipped: the recorded answers are not beside this checkout (../shared/data).");

type Rule = {
  readonly name: string;
  readonly priority: number;
  readonly direction: string;
  readonly access: string;
  readonly expandedSourceAddressPrefix?: readonly string[];
};
type Recorded = {
  readonly oracles: readonly {
    readonly op: string;
    readonly response: {
      readonly value: readonly {
        readonly source?: string;
        readonly state?: string;
        readonly addressPrefix?: readonly string[];
        readonly nextHopType?: string;
        readonly nextHopIpAddress?: readonly string[];
        readonly effectiveSecurityRules?: readonly Rule[];
      }[];
    };
  }[];
};

const PLACE = {
  subscription: "00000000-0000-0000-0000-000000000000",
  group: "cli_nic_convenience_test000001",
  region: "eastus",
};

/** What was recorded, with the VNet and group that it names and that nobody asked for while it was recorded. */
function estateOf(recording: string): Estate {
  const file = join(
    data,
    "recordings",
    `azure-cli__test_network_nic_convenience_commands${recording}.json.gz`,
  );
  const { value } = JSON.parse(gunzipSync(readFileSync(file)).toString());
  const named = [
    arm.vnet("conveniencevm1VNET", {
      ...PLACE,
      prefixes: ["10.0.0.0/16"],
      subnets: { conveniencevm1Subnet: "10.0.0.0/24" },
    }),
    arm.nsg("conveniencevm1NSG", {
      ...PLACE,
      rules: [
        {
          name: "default-allow-ssh",
          priority: 1000,
          direction: "Inbound",
          access: "Allow",
          protocol: "Tcp",
          ports: ["22"],
        },
      ],
    }),
  ];
  return readEstate([{ source: "recorded", value: [...value, ...named] }]).estate;
}

function answered(year: string, op: string) {
  const recorded: Recorded = JSON.parse(
    readFileSync(join(data, "oracles", `nic-convenience-${year}.json`), "utf8"),
  );
  return recorded.oracles.find((o) => o.op === op)?.response.value ?? [];
}

const YEARS = [
  ["2018", ""],
  ["2019", "__2"],
] as const;

test.skipIf(!isHere).each(YEARS)("the effective routes recorded in %s", (year, recording) => {
  const estate = estateOf(recording);
  const nic = estate.nics.find((n) => n.name === "conveniencevm1VMNic");
  if (!nic) throw new Error("The recording has no such NIC.");
  const from: Vantage = { id: nic.id, kind: "nic", label: nic.name, key: nic.key };
  const ours = routesFrom(estate, from).map(
    (r) =>
      `${r.source} ${r.state} ${r.prefixes.join()} ${r.nextHopType} ${r.nextHopAddresses.join()}`,
  );
  const theirs = answered(year, "effectiveRouteTable").map(
    (r) =>
      `${r.source} ${r.state} ${r.addressPrefix?.join()} ${r.nextHopType} ${r.nextHopIpAddress?.join()}`,
  );
  expect(theirs.length).toBeGreaterThan(10);
  expect(ours).toEqual(theirs);
});

test.skipIf(!isHere).each(YEARS)(
  "the effective security rules recorded in %s",
  (year, recording) => {
    const estate = estateOf(recording);
    const [group] = answered(year, "effectiveNetworkSecurityGroups");
    const theirs = group?.effectiveSecurityRules ?? [];
    const own = estate.nsgs.find((g) => g.name === "conveniencevm1NSG")?.rules ?? [];
    const short = (r: Rule | (typeof own)[number]) =>
      `${r.name.split("/").at(-1)} ${r.priority} ${r.direction} ${r.access}`;
    expect([...own, ...DEFAULT_RULES].map(short).sort()).toEqual(theirs.map(short).sort());
    const tag = theirs.find((r) =>
      r.name.endsWith("AllowVnetInBound"),
    )?.expandedSourceAddressPrefix;
    const subnet = estate.nics[0]?.ipConfigs[0]?.subnet;
    expect(virtualNetworkOf(estate, subnet).prefixes.map(prefixText).sort()).toEqual(
      [...(tag ?? [])].sort(),
    );
  },
);
