/** What the page did and what was read: long work, what came of it, and what was strange in the input. */
import { mapWords, frameWords as words } from "#src/messages/index.ts";
import { useStore } from "../state/store.ts";
import { shortId } from "../state/words.ts";

export function ActivityPane() {
  const activity = useStore((state) => state.activity);
  const opened = useStore((state) => state.opened);
  const report = opened?.report;
  return (
    <div className="activity">
      <section aria-label={words.activity}>
        {activity.length === 0 && <p className="hint">{words.noActivity}</p>}
        <ul className="plain-list">
          {activity.map((entry) => (
            <li key={entry.id}>
              <strong>{entry.what}</strong> {words.activityStates[entry.state]} {entry.detail}
            </li>
          ))}
        </ul>
      </section>
      {report && (
        <section aria-label={mapWords.read}>
          <h3>{mapWords.read}</h3>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{mapWords.readSource}</th>
                <th scope="col">{mapWords.readShape}</th>
                <th scope="col">{mapWords.readDocuments}</th>
              </tr>
            </thead>
            <tbody>
              {report.sources.map((source) => (
                <tr key={source.name}>
                  <td>{source.name}</td>
                  <td>{source.shape}</td>
                  <td className="number">{source.documents}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {report.unreadable.map((one) => (
            <p key={one.source} className="warning">
              {one.source}: {one.why}
            </p>
          ))}
          {report.oddities.length > 0 && <h4>{words.oddities(report.oddities.length)}</h4>}
          <ul className="plain-list">
            {report.oddities.slice(0, 200).map((oddity) => (
              <li key={`${oddity.resource} ${oddity.pointer} ${oddity.code}`}>
                <code>{shortId(oddity.resource)}</code> {oddity.pointer} <em>{oddity.code}</em>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
