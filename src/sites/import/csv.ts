/** Which rows does a CSV text hold (RFC 4180: quotes, doubled quotes, line breaks inside quotes)? */

export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** The rows of `text`; empty lines and PowerShell's `#TYPE` line are left out. Never throws: an open quote ends with the text. */
export function csvRows(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  const head = text.split("\n").find((l) => l.trim() !== "" && !l.startsWith("#TYPE")) ?? "";
  // Where the comma is the decimal mark, PowerShell parts columns with semicolons.
  const separator = head.includes(";") && !head.includes(",") ? ";" : ",";
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let start = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((c) => c !== "") && !cells[0]?.startsWith("#TYPE"))
      rows.push({ line: start, cells });
    cells = [];
    cell = "";
    start = line + 1;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else cell += c;
      if (c === "\n") line++;
    } else if (c === '"') quoted = true;
    else if (c === separator) {
      cells.push(cell);
      cell = "";
    } else if (c === "\n") {
      endRow();
      line++;
      start = line;
    } else if (c !== "\r") cell += c;
  }
  if (cell !== "" || cells.length > 0) endRow();
  return rows;
}
