/**
 * `npm run -s cli -- …`: installs what is missing, then runs the command line from its sources under
 * the pinned Node, in the folder where the person is. stdout is the command's alone.
 */
import nodeModule from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { goOn, install, pinnedNode, root, run } from "./floor.mjs";

const script = join(root, "src/cli/main.ts");

await install();
const words = process.argv.slice(2);
const folder = process.env.INIT_CWD ?? process.cwd();
if (words[0] === "serve") {
  const built = await run(pinnedNode(), ["src/tools/built.ts"], { isQuiet: true });
  if (built.code !== 0) console.error(built.output);
}
if (Number(process.versions.node.split(".")[0]) >= 24) {
  // npm has started the pinned Node already, so no second one is needed; what it compiled of the
  // sources once is kept, which makes a call about four times as quick as without.
  nodeModule.enableCompileCache(join(root, ".cache/compiled"));
  process.chdir(folder);
  process.argv = [process.argv[0], script, ...words];
  await import(pathToFileURL(script).href);
} else await goOn("src/cli/main.ts", words, { cwd: folder });
