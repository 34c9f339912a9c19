/** The engine's process: answers every port that main hands over, from one api. */
import { createApi, overMainPort, serve } from "#src/api/index.ts";
import { azureCollector, breath, nodeFiles, nodePainter } from "#src/io/index.ts";

const api = createApi({
  files: nodeFiles(),
  pause: breath,
  collector: azureCollector({ environment: process.env }),
  painter: nodePainter(),
});

process.parentPort.on("message", ({ ports }) => {
  for (const port of ports) serve(api, overMainPort(port));
});
