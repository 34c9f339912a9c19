#!/usr/bin/env node
/** The command line: what was asked goes to the api, what comes back to stdout, and the exit code says how it went. */
import { processOutput } from "./output.ts";
import { run } from "./run.ts";

process.exitCode = await run(process.argv.slice(2), processOutput());
