/** `npm run twin -- --estates N --seed S`: twins of N worlds, and every disagreement. */
import { parseArgs } from "node:util";
import { missingForTwin, runTwin } from "./twin.ts";
import { worldOf } from "./world.ts";

const { values } = parseArgs({
  options: { estates: { type: "string", default: "20" }, seed: { type: "string", default: "1" } },
});
const missing = missingForTwin();
if (missing) {
  process.stderr.write(`No twin: ${missing}.\n`);
  process.exit(2);
}
let asked = 0;
let compared = 0;
let wrong = 0;
for (let i = 0; i < Number(values.estates); i++) {
  const run = await runTwin(worldOf(Number(values.seed) + i));
  asked += run.asked;
  compared += run.compared;
  wrong += run.disagreements.length;
  for (const d of run.disagreements)
    process.stdout.write(
      `seed ${d.seed}: ${d.name} ${d.type} from ${d.from}: predicted ${d.predicted}; observed ${d.observed}\n`,
    );
}
process.stdout.write(
  `${values.estates} estates, ${asked} questions, ${compared} compared, ${wrong} disagreements\n`,
);
process.exitCode = wrong > 0 ? 1 : 0;
