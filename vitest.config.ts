import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // A suite that needs the built program may have to build it first.
    hookTimeout: 180_000,
    // A page on a busy machine may take its time; a poll that succeeds waits no longer than it must.
    expect: { poll: { timeout: 20_000 } },
    // Two cores: browser tests and servers share them with the engines.
    maxWorkers: 2,
  },
});
