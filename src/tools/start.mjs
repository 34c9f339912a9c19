/** `npm start`: installs what is missing, then goes on with start.ts under the pinned Node. */
import { goOn, install } from "./floor.mjs";

await install();
await goOn("src/tools/start.ts", process.argv.slice(2));
