/** How is a JSON document printed: for programs, and the same bytes each time? */

/** The text of `value`, with line breaks, ending in one. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The text of an object whose members named in `lists` are long: one item a line, the rest as JSON writes it. */
export function jsonWithLongLists(value: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(value).map(([key, member]) => {
    const isList = Array.isArray(member) && member.length > 0;
    const text = isList
      ? `[\n${member.map((item: unknown) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`
      : JSON.stringify(member);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${members.join(",\n")}\n}\n`;
}
