import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // A suite that needs the built program may have to build it first.
    hookTimeout: 180_000,
    // Two cores: browser tests and servers share them with the engines.
    maxWorkers: 2,
  },
});
