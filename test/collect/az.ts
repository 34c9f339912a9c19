/** What does `az` do with the calls of the script: the documented words alone, answered by the bench? */
import { appendFileSync } from "node:fs";
import { request } from "node:https";

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

const words = process.argv.slice(2);
const { BENCH_URL = "", BENCH_CA = "", AZ_LOG = "" } = process.env;
appendFileSync(AZ_LOG, `${JSON.stringify(words)}\n`);

const name = words[0] === "graph" ? "graph query" : (words[0] ?? "");
const known = forms[name];
const values = new Map<string, string[]>();
let option = "";
for (const word of words.slice(name.split(" ").length)) {
  if (word.startsWith("--")) {
    option = word;
    if (!known?.includes(option)) fail(`unrecognized arguments: ${option}`);
    values.set(option, []);
  } else values.get(option)?.push(word);
}
const one = (key: string) => values.get(key)?.[0] ?? "";
if (one("--output") !== "json") fail("the script reads JSON");

function fail(why: string): never {
  process.stderr.write(`ERROR: ${why}\n`);
  process.exit(2);
}

function ask(method: string, path: string, body = ""): Promise<{ status: number; text: string }> {
  return new Promise((done, broken) => {
    const url = path.startsWith("https://") ? path : `${BENCH_URL}${path}`;
    const sent = request(url, { method, ca: BENCH_CA }, (reply) => {
      let text = "";
      reply.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      reply.on("end", () => done({ status: reply.statusCode ?? 0, text }));
    });
    sent.on("error", broken);
    sent.end(body);
  });
}

function print(reply: { status: number; text: string }): unknown {
  if (reply.status !== 200) {
    const { error } = JSON.parse(reply.text) as { error: { code: string; message: string } };
    process.stderr.write(`ERROR: ${error.code}(${error.message})\n`);
    process.exit(1);
  }
  return JSON.parse(reply.text);
}

if (name === "rest") {
  if (one("--method") !== "get") fail("the script only reads");
  process.stdout.write(JSON.stringify(print(await ask("GET", one("--url"))), null, 2));
} else {
  const options = { $top: Number(one("--first")), $skipToken: one("--skip-token") || undefined };
  const body = {
    query: one("--graph-query"),
    subscriptions: values.get("--subscriptions"),
    options,
  };
  const path = "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01";
  const reply = print(await ask("POST", path, JSON.stringify(body))) as Record<string, unknown>;
  // As the extension writes it: the token and the total under names of its own.
  const written = {
    count: reply.count,
    data: reply.data,
    skip_token: reply.$skipToken ?? null,
    total_records: reply.totalRecords,
  };
  process.stdout.write(JSON.stringify(written, null, 2));
}
