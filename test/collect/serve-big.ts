/** Serves a large estate in a process of its own, so that its memory is not counted with the collector's. */
import { bigEstate } from "../arm/big-estate.ts";
import { startBench } from "../arm/server.ts";

const networks = Number(process.argv[2]);
const documents = bigEstate(networks);
const bench = await startBench({ documents });
const counts: Record<string, number> = {};
for (const { type } of documents)
  counts[type.toLowerCase()] = (counts[type.toLowerCase()] ?? 0) + 1;
process.stdout.write(
  `${JSON.stringify({ url: bench.url, ca: bench.ca, resources: documents.length, counts })}\n`,
);
