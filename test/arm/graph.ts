/** How does Resource Graph answer the few forms of query that a collection sends? */

type Row = Readonly<Record<string, unknown>>;

/** What a query asks for; a form that is not known is an error, as it would be in Azure. */
export function evaluate(
  query: string,
  rowsOf: (table: string) => readonly Row[],
): readonly Row[] | { readonly error: string } {
  const [table = "", ...stages] = query.split("|").map((stage) => stage.trim());
  if (!/^[a-z]+resources$|^resources$|^resourcecontainers$/.test(table))
    return { error: `unknown table ${table}` };
  let rows = rowsOf(table);
  for (const stage of stages) {
    const next = apply(stage, rows);
    if (next === undefined) return { error: `cannot parse "${stage}"` };
    rows = next;
  }
  return rows;
}

function apply(stage: string, rows: readonly Row[]): readonly Row[] | undefined {
  if (stage.startsWith("where ")) {
    const tests = stage.slice("where ".length).split(" or ").map(testOf);
    if (tests.some((one) => one === undefined)) return undefined;
    return rows.filter((row) => tests.some((one) => one?.(row)));
  }
  if (stage.startsWith("project ")) {
    const names = stage
      .slice("project ".length)
      .split(",")
      .map((name) => name.trim());
    return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
  }
  if (stage === "order by id asc")
    return [...rows].sort((a, b) =>
      String(a.id).toLowerCase() < String(b.id).toLowerCase() ? -1 : 1,
    );
  if (stage === "summarize rows = count() by type") {
    const counts = Map.groupBy(rows, (row) => row.type);
    return [...counts].map(([type, own]) => ({ type, rows: own.length }));
  }
  return undefined;
}

function testOf(text: string): ((row: Row) => boolean) | undefined {
  const among = /^(\w+) in~ \(([^)]*)\)$/.exec(text);
  if (among) {
    const wanted = new Set(
      (among[2] ?? "").split(",").map((v) => v.trim().slice(1, -1).toLowerCase()),
    );
    return (row) => wanted.has(String(row[among[1] ?? ""]).toLowerCase());
  }
  if (text === "array_length(properties.privateEndpointConnections) > 0")
    return (row) => {
      const list = (row.properties as Row | undefined)?.privateEndpointConnections;
      return Array.isArray(list) && list.length > 0;
    };
  return undefined;
}
