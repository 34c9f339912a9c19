/** `npm test`: installs what is missing, then goes on with test.ts under the pinned Node. */
import { goOn, install } from "./floor.mjs";

await install();
await goOn("src/tools/test.ts", process.argv.slice(2));
