/** How do the sources become the program? Five bundles under dist/, by one tool. */
import { utimes, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type InlineConfig } from "vite";
import { licencesOf } from "./licences.ts";
import { painterParts } from "./painter-parts.ts";

const root = join(import.meta.dirname, "../..");

/** Its time is that of the last whole build. */
const stamp = join(root, "dist/.built");

/** Electron and Node bring their own modules; everything else goes into the bundle. */
const external = ["electron", ...builtinModules, /^node:/];

/** A bundle for Node: ES modules, with all packages inside, so that nothing is installed beside it. */
function nodeBundle(name: string, inputs: Readonly<Record<string, string>>): InlineConfig {
  return {
    ssr: { noExternal: true, target: "node" },
    plugins: [painterParts()],
    build: {
      ssr: true,
      outDir: `dist/${name}`,
      target: "node24",
      sourcemap: true,
      rolldownOptions: {
        input: { ...inputs },
        external,
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  };
}

/** Pixels are painted in a thread, whose script lies beside what starts it. */
const paintingThread = { "png-thread": "src/io/paint/png-thread.ts" } as const;

/** The bundles by name; each is emptied and written anew. */
const bundles: Readonly<Record<string, InlineConfig>> = {
  main: nodeBundle("main", {
    main: "electron/main.ts",
    worker: "electron/worker.ts",
    ...paintingThread,
  }),
  cli: nodeBundle("cli", { main: "src/cli/main.ts", ...paintingThread }),
  preload: {
    build: {
      outDir: "dist/preload",
      target: "chrome130",
      // A sandboxed preload must be one CommonJS file: it can require electron and little else.
      rolldownOptions: {
        input: "electron/preload.ts",
        external: ["electron"],
        output: { format: "cjs", entryFileNames: "preload.cjs", codeSplitting: false },
      },
    },
  },
  renderer: {
    root: join(root, "renderer"),
    // Relative addresses, so that the page is the same under app: and under http.
    base: "./",
    build: {
      outDir: join(root, "dist/renderer"),
      target: ["chrome130", "firefox128", "safari18"],
      sourcemap: true,
      // Core modules only declare: the page, which uses the api's types and its port, leaves the engine out.
      rolldownOptions: { treeshake: { moduleSideEffects: (id) => !id.startsWith(`${root}/src/`) } },
    },
  },
};

/** Builds the bundles of these names (all unless told) into dist/ and tells the time of each on stdout. */
export async function buildAll(names: readonly string[] = Object.keys(bundles)): Promise<void> {
  const startedAt = new Date();
  for (const name of names) {
    const config = bundles[name];
    if (!config)
      throw new Error(
        `There is no bundle "${name}"; there are ${Object.keys(bundles).join(", ")}.`,
      );
    const started = performance.now();
    await build({
      root,
      configFile: false,
      logLevel: "warn",
      ...config,
      build: { emptyOutDir: true, minify: name === "renderer", ...config.build },
    });
    // The page tells what the program is made of.
    if (name === "renderer")
      await writeFile(
        join(root, "dist/renderer/licences.json"),
        JSON.stringify(await licencesOf(root)),
      );
    console.log(`built ${name} in ${Math.round(performance.now() - started)} ms`);
  }
  if (Object.keys(bundles).every((name) => names.includes(name))) {
    // What was written during the build may be in it or not, so the stamp bears the time of its start.
    await writeFile(stamp, "");
    await utimes(stamp, startedAt, startedAt);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const names = process.argv.slice(2);
  await buildAll(names.length > 0 ? names : undefined);
}
