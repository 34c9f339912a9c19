/** Which small files are kept as they should look, each with how it is made? */
import {
  compareScenes,
  dotOf,
  drawioOf,
  markdownOf,
  mermaidOf,
  pictureOf,
  type Report,
  sceneJson,
  svgOf,
} from "#src/report/index.ts";
import { box, sceneOf, wire } from "../report/scenes.ts";
import { traceInGerman } from "./trace-de.ts";

const arm = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers";
const net = box(`${arm}/Microsoft.Network/virtualNetworks/vnet-spoke`, "vnet", [24, 60, 240, 120], {
  subtitle: "10.1.0.0/16",
  isOpen: true,
});
const vm = box(`${arm}/Microsoft.Compute/virtualMachines/vm-app`, "vantage", [40, 108, 200, 44], {
  subtitle: "10.1.1.4",
  parent: net.id,
});
const vault = box(`${arm}/Microsoft.KeyVault/vaults/kv-app`, "service", [420, 60, 208, 44], {
  subtitle: "key vault",
  flagged: true,
  lane: 4,
});
const store = box(
  `${arm}/Microsoft.Storage/storageAccounts/stapp`,
  "service",
  [420, 136, 208, 44],
  { subtitle: "storage account", lane: 4 },
);
const open = wire(vm, vault, { outcome: "public", track: 340, flagged: true, ports: [-8, 0] });
const shut = wire(vm, store, { outcome: "blocked", track: 330, ports: [8, 0], count: 2 });

const small = sceneOf([net, vm, vault, store], [open, shut], {
  summary: "One VNet, two services.",
});
const later = sceneOf(
  [net, vm, { ...vault, subtitle: "key vault, public access off", flagged: false }],
  [{ ...open, id: "w", outcome: "blocked", flagged: false }],
  { summary: "One VNet, one service." },
);
const compared = compareScenes(small, later);

const report: Report = {
  title: "Network report: small",
  subtitle: "Where traffic to Azure services goes, and why",
  language: "en",
  date: "2026-01-31",
  front: [["Estate", "small"]],
  note: "Everything here is predicted.",
  contents: "Contents",
  sections: [
    {
      id: "matrix",
      title: "What each name leads to",
      blocks: [
        {
          is: "table",
          caption: "",
          heads: ["Name", "A"],
          rows: [["kv-app.vault.azure.net", "Public !"]],
          shares: [4, 1],
        },
        { is: "picture", name: "overview", caption: "The estate", picture: pictureOf(small) },
      ],
    },
  ],
};

/** Name of the file → its text as made now. */
export const goldens: Readonly<Record<string, () => string>> = {
  "trace-de.txt": traceInGerman,
  "small.svg": () => svgOf(pictureOf(small, { title: "Small", date: "2026-01-31" })),
  "small.drawio": () => drawioOf(small),
  "small.mmd": () => mermaidOf(small, { title: "Small" }),
  "small.dot": () => dotOf(small),
  "small.scene.txt": () => sceneJson(small),
  "changes.svg": () => svgOf(pictureOf(compared.scene, { changes: compared.changes })),
  "changes.drawio": () => drawioOf(compared.scene, { changes: compared.changes }),
  "report.md": () => markdownOf(report).text,
};
