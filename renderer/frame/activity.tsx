/** What the page did and what was read: long work, what came of it, and what was strange in the input. */
import { useEffect, useState } from "react";
import type { Calls } from "#src/api/index.ts";
import { mapWords, frameWords as words } from "#src/messages/index.ts";
import { CollectActivity } from "../collect/button.tsx";
import { gapsNow } from "../state/engine.ts";
import { useStore } from "../state/store.ts";
import { shortId } from "../state/words.ts";

/** Most gaps that are listed; the rest is counted. */
const MOST_GAPS = 200;

/** Every hole in what was read: where, of what kind, why, and the right that would settle it. */
function Gaps() {
  const opened = useStore((state) => state.opened);
  const [gaps, setGaps] = useState<Calls["gaps"]["reply"]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another estate has other gaps
  useEffect(() => {
    let isGone = false;
    void gapsNow().then((found) => {
      if (!isGone) setGaps(found);
    });
    return () => {
      isGone = true;
    };
  }, [opened]);
  if (gaps.length === 0) return null;
  return (
    <section aria-label={words.gaps(gaps.length)}>
      <h3>{words.gaps(gaps.length)}</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.gapScope}</th>
            <th scope="col">{words.gapType}</th>
            <th scope="col">{words.gapWhy}</th>
            <th scope="col">{words.gapRight}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.slice(0, MOST_GAPS).map((gap) => (
            <tr key={`${gap.scope} ${gap.type} ${gap.why}`}>
              <td>
                <code title={gap.scope}>{shortId(gap.scope)}</code>
              </td>
              <td>{gap.type === "*" ? words.gapAnyType : gap.type}</td>
              <td>{words.gapReasons[gap.why]}</td>
              <td>{gap.right}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {gaps.length > MOST_GAPS && <p className="hint">{words.gapsMore(gaps.length - MOST_GAPS)}</p>}
    </section>
  );
}

export function ActivityPane() {
  const activity = useStore((state) => state.activity);
  const opened = useStore((state) => state.opened);
  const report = opened?.report;
  return (
    <div className="activity">
      <div>
        <CollectActivity />
        {activity.length === 0 && <p className="hint">{words.noActivity}</p>}
        <ul className="plain-list">
          {activity.map((entry) => (
            <li key={entry.id}>
              <strong>{entry.what}</strong> {words.activityStates[entry.state]} {entry.detail}
            </li>
          ))}
        </ul>
      </div>
      <Gaps />
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
                <tr key={`${source.name} ${source.shape}`}>
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
