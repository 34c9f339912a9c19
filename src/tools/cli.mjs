/**
 * `npm run -s cli -- …`: installs what is missing, then runs the command line from its sources under
 * the pinned Node, in the folder where the person is. stdout is the command's alone.
 */
import { goOn, install, pinnedNode, run } from "./floor.mjs";

await install();
const words = process.argv.slice(2);
if (words[0] === "serve") {
  const built = await run(pinnedNode(), ["src/tools/built.ts"], { isQuiet: true });
  if (built.code !== 0) console.error(built.output);
}
await goOn("src/cli/main.ts", words, { cwd: process.env.INIT_CWD ?? process.cwd() });
