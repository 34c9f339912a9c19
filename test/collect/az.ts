/** What does `az` do with the calls of the script: the documented words alone, answered by the bench? */
import { chmod, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { request } from "node:https";
import type { Bench } from "../arm/server.ts";

// Words that the reference of `az graph query` and `az rest` lists.
const forms: Readonly<Record<string, readonly string[]>> = {
  "graph query": [
    "--graph-query",
    "--first",
    "--skip-token",
    "--subscriptions",
    "--management-groups",
    "--output",
  ],
  rest: ["--method", "--url", "--output"],
};

/** A stand-in for `az`, whose calls are answered in this process: hundreds of starts of a program take minutes. */
export type Stand = {
  readonly calls: readonly (readonly string[])[];
  readonly close: () => Promise<void>;
};

/** Puts a program at `path` that answers as `az` does, over `bench`. */
export async function standIn(path: string, bench: Bench): Promise<Stand> {
  const calls: (readonly string[])[] = [];
  const server = createServer((asked, reply) => {
    let body = "";
    asked.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    asked.on("end", () => {
      const words = body.split("\0").slice(0, -1);
      calls.push(words);
      answered(words, bench).then(
        (value) => reply.end(`printed ${JSON.stringify(value, null, 2)}`),
        (error: unknown) => reply.end(`ERROR: ${error instanceof Error ? error.message : ""}\n`),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await writeFile(
    path,
    `#!/bin/sh
reply=$(printf '%s\\0' "$@" | curl -s --data-binary @- http://127.0.0.1:${port}/)
case "$reply" in
  "printed "*) printf '%s' "\${reply#printed }" ;;
  *) printf '%s' "$reply" >&2; exit 1 ;;
esac
`,
  );
  await chmod(path, 0o755);
  return {
    calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function answered(words: readonly string[], bench: Bench): Promise<unknown> {
  const name = words[0] === "graph" ? "graph query" : (words[0] ?? "");
  const values = new Map<string, string[]>();
  let option = "";
  for (const word of words.slice(name.split(" ").length)) {
    if (word.startsWith("--")) {
      option = word;
      if (!forms[name]?.includes(option)) throw new Error(`unrecognized arguments: ${option}`);
      values.set(option, []);
    } else values.get(option)?.push(word);
  }
  const one = (key: string) => values.get(key)?.[0] ?? "";
  if (one("--output") !== "json") throw new Error("the script reads JSON");
  if (name === "rest") {
    if (one("--method") !== "get") throw new Error("the script only reads");
    return await ask(bench, "GET", one("--url"));
  }
  const body = {
    query: one("--graph-query"),
    subscriptions: values.get("--subscriptions"),
    options: { $top: Number(one("--first")), $skipToken: one("--skip-token") || undefined },
  };
  const path = "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01";
  const reply = (await ask(bench, "POST", path, JSON.stringify(body))) as Record<string, unknown>;
  // As the extension writes it: the token and the total under names of its own.
  return {
    count: reply.count,
    data: reply.data,
    skip_token: reply.$skipToken ?? null,
    total_records: reply.totalRecords,
  };
}

function ask({ url, ca }: Bench, method: string, path: string, body = ""): Promise<unknown> {
  return new Promise((done, broken) => {
    const sent = request(path.startsWith("https://") ? path : `${url}${path}`, { method, ca });
    sent.on("error", broken);
    sent.on("response", (reply) => {
      let text = "";
      reply.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      reply.on("end", () => {
        const value = JSON.parse(text) as { error?: { code: string; message: string } };
        if (reply.statusCode === 200) done(value);
        else broken(new Error(`${value.error?.code}(${value.error?.message})`));
      });
    });
    sent.end(body);
  });
}
