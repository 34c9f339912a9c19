/** The engine's process: answers every port that main hands over, from one api for each page. */
import { type Api, createApi, type MainPort, overMainPort, serve } from "#src/api/index.ts";
import {
  azureCollector,
  breath,
  keepingIn,
  nodeFiles,
  nodePainter,
  snapshotsFolder,
  vaultAt,
} from "#src/io/index.ts";

const files = nodeFiles();
const painter = nodePainter();
const line = Promise.withResolvers<MainPort>();
const collector = keepingIn(
  snapshotsFolder(process.env),
  azureCollector({ environment: process.env, vault: vaultAt(line.promise) }),
);
const apis = new Map<number, Api>();

function apiOf(page: number): Api {
  const had = apis.get(page);
  if (had) return had;
  const api = createApi({ files, painter, collector, pause: breath, foresees: true });
  apis.set(page, api);
  return api;
}

process.parentPort.on("message", ({ data, ports }) => {
  const { is, id } = Object(data);
  const [port] = ports;
  if (is === "vault" && port) line.resolve(port);
  else if (is === "page" && port) serve(apiOf(id), overMainPort(port));
  else if (is === "gone") apis.delete(id);
});
