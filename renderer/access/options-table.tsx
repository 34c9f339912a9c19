/** Both ways side by side, one question a row: the table of path.md section 5 for one vantage and service. */
import type { AccessRow, Option } from "#src/compare/index.ts";
import { compareText, accessWords as words } from "#src/messages/index.ts";
import { dimensions, Happens } from "./cells.tsx";
import { Marks } from "./footnotes.tsx";

export function OptionsTable({ row }: { readonly row: AccessRow }) {
  const ways = [row.privateEndpoint, row.serviceEndpoint];
  const line = (title: string, cell: (way: Option) => React.ReactNode) => (
    <tr>
      <th scope="row">{title}</th>
      {ways.map((way, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the two ways have no other name
        <td key={i}>{cell(way)}</td>
      ))}
    </tr>
  );
  /** What does not exist for a kind of service has nothing to tell. */
  const offered = (cell: (way: Option) => React.ReactNode) => (way: Option) =>
    way.support === "no" ? <span className="hint">–</span> : cell(way);
  return (
    <table className="table access-options" aria-label={words.bothWays}>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{words.dimension}</span>
          </th>
          <th scope="col">{words.columns.privateEndpoint}</th>
          <th scope="col">{words.columns.serviceEndpoint}</th>
        </tr>
      </thead>
      <tbody>
        {line(words.dimensions.support, ({ support }) => words.offered[support])}
        {line(
          words.dimensions.happens,
          offered((way) => <Happens option={way} />),
        )}
        {line(
          words.dimensions.monthly,
          offered(({ monthly }) => (
            <>
              <strong className="number">{words.money(monthly)}</strong>
              <ul className="plain-list hint">
                {monthly.parts
                  .filter(({ count }) => count > 0)
                  .map((part) => (
                    <li key={part.code}>
                      {words.costPart({ ...part, currency: monthly.currency })}
                    </li>
                  ))}
              </ul>
            </>
          )),
        )}
        {dimensions.map((dimension) => (
          <tr key={dimension}>
            <th scope="row">{words.dimensions[dimension]}</th>
            {ways.map((way, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the two ways have no other name
              <td key={i}>
                {offered((own) => (
                  <>
                    {compareText(own[dimension])} <Marks because={own[dimension].because} />
                  </>
                ))(way)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
