/** The page's first act: what the address asks for, the frame, and then the engine. */
import { createRoot } from "react-dom/client";
import "./styles/packages.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/start.css";
import "./styles/map.css";
import "./styles/trace.css";
import "./styles/pasted.css";
import "./styles/matrix.css";
import "./styles/access.css";
import "./styles/sheets.css";
import { App } from "./app.tsx";
import { doorOf } from "./door.ts";
import { sceneDrawn } from "./map/nudging.ts";
import { startDesktop } from "./settings/desktop.ts";
import { startSettings } from "./settings/settings.ts";
import { drivenDoor } from "./state/driven.ts";
import { giveDoor, open, resume } from "./state/engine.ts";
import { listenToKeys } from "./state/keys.ts";
import { change, go, stateNow } from "./state/store.ts";
import { addressOf, viewAt } from "./state/view.ts";

const TOKEN = "horizon.token";
const query = new URLSearchParams(location.search);

/** The token of the host's run: once in the fragment, then kept for reloads and taken out of sight. */
function takeToken(): string {
  const given = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  if (given === undefined) return sessionStorage.getItem(TOKEN) ?? "";
  sessionStorage.setItem(TOKEN, given);
  return given;
}

/** The view of the address; `?screen=` names it for whoever opens the page from outside. */
function firstViewNow() {
  const view = viewAt(location.hash.startsWith("#token=") ? "" : location.hash);
  const screen = query.get("screen");
  return screen === null || location.hash.startsWith("#/")
    ? view
    : viewAt(`#/${screen}?${query.get("view") ?? ""}`);
}

async function start(): Promise<void> {
  const isStartAsked = query.get("screen") === "start" || location.hash.startsWith("#/start");
  const token = takeToken();
  const view = firstViewNow();
  change({ view });
  history.replaceState(null, "", addressOf(view));
  addEventListener("popstate", () => change({ view: viewAt(location.hash) }));
  addEventListener("hashchange", () => {
    if (addressOf(stateNow().view) !== location.hash) change({ view: viewAt(location.hash) });
  });
  // Clocks and motion stand still for pictures; grey is for looking without colour.
  if (query.has("freeze")) document.documentElement.dataset.freeze = "";
  const vision = query.get("vision");
  if (vision !== null) document.documentElement.dataset.vision = vision;
  listenToKeys();
  startSettings();
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App />);

  const door = drivenDoor(await doorOf(token));
  giveDoor(door);
  door.onOpen((paths) => void open(paths));
  startDesktop();
  Object.assign(window, { __scene: sceneDrawn });
  const isDemo = query.get("host") === "demo";
  if ((await resume(isStartAsked)) && (!isDemo || stateNow().opened?.isDemo)) return;
  if (isDemo) await open("demo");
  // The shell tells at once which files the window showed when it was last seen.
  else if (query.has("restored")) return;
  // A window that is shown again waits for its paths, and keeps its view for them.
  else if (stateNow().view.screen !== "start" && !query.has("restored"))
    go({ screen: "start" }, true);
}

void start();
