/** The checklist of the demo: four things that tick themselves as they are done. */
import { useState } from "react";
import { taskWords as words } from "#src/messages/index.ts";
import { change, go, type TaskName, useStore } from "../state/store.ts";

/** In lower windows the card begins as its title alone, else it would hide the map. */
const ROOMY = 640;

const order: readonly TaskName[] = ["trace", "evidence", "map", "matrix"];

export function TaskCard() {
  const isDemo = useStore((state) => state.opened?.isDemo ?? false);
  const isShown = useStore((state) => state.showsTasks);
  const tasks = useStore((state) => state.tasks);
  const vantages = useStore((state) => state.vantages);
  const services = useStore((state) => state.services);
  const [isOpen, setIsOpen] = useState(() => innerHeight >= ROOMY);
  if (!isDemo || !isShown) return null;
  const start = (task: TaskName) => {
    const from = vantages.find((vantage) => vantage.label.includes("vm-app-01"))?.id;
    const name = services
      .find((service) => service.name === "stcontoso")
      ?.names.find((one) => one.groupId === "blob")?.fqdn;
    if (task === "trace" || task === "evidence")
      go({ screen: "trace", from: from ? [from] : [], name: name ?? "", step: 0 });
    if (task === "map") go({ screen: "map", level: 3 });
    if (task === "matrix") go({ screen: "matrix", onlyUnexpected: true });
  };
  return (
    <section className="task-card" aria-label={words.title}>
      <div className="spread">
        <h2>
          <button
            type="button"
            className="task-title"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span> {words.title}
            {!isOpen && <span className="hint">{words.doneOf(tasks.length, order.length)}</span>}
          </button>
        </h2>
        <button
          type="button"
          className="button quiet square"
          aria-label={words.close}
          onClick={() => change({ showsTasks: false })}
        >
          ×
        </button>
      </div>
      <ol hidden={!isOpen}>
        {order.map((task) => (
          <li key={task} className={tasks.includes(task) ? "is-done" : ""}>
            <span className="tick" aria-hidden="true">
              {tasks.includes(task) ? "✓" : ""}
            </span>
            <button type="button" className="link" onClick={() => start(task)}>
              {words[task]}
            </button>
            {tasks.includes(task) && <span className="sr-only">{words.done}</span>}
          </li>
        ))}
      </ol>
      {tasks.length === order.length && <p>{words.all}</p>}
    </section>
  );
}
