/** Is whatever a page may send read as what was agreed, or as nothing? */
import { expect, test } from "vitest";
import { fileOutIn, menuIn, shownIn } from "#src/api/index.ts";
import { addressFor, menuTemplate, visibleOn } from "#src/io/index.ts";

const file = { name: "map.svg", text: "<svg/>", base64: null, beside: [] };

test("a file goes out under a plain name, and takes pictures to one folder beside it", () => {
  expect(fileOutIn(file)).toEqual(file);
  const picture = { name: "pictures/a-1.svg", text: "<svg/>" };
  expect(fileOutIn({ ...file, name: "Bericht ä.md", beside: [picture] })?.beside).toEqual([
    picture,
  ]);
  for (const name of [
    "../map.svg",
    "/etc/passwd.txt",
    "a\\b.svg",
    "C:evil.svg",
    ".bashrc.txt",
    "map",
    "map.svg\n",
    "",
    7,
    "x".repeat(400),
  ])
    expect(fileOutIn({ ...file, name }), String(name)).toBeUndefined();
  for (const name of ["../x.svg", "pictures/../x.svg", "pictures/.x.svg", "pictures/x.sh", "x.svg"])
    expect(fileOutIn({ ...file, beside: [{ name, text: "" }] }), name).toBeUndefined();
  for (const sent of [null, undefined, 7, "x", [], { ...file, text: 7 }])
    expect(fileOutIn(sent)).toBeUndefined();
});

test("a menu is read entry by entry; keys that are none are left out", () => {
  const entry = { id: "go", label: "Go", accelerator: "CmdOrCtrl+1", isEnabled: true };
  expect(menuIn([{ id: "go", label: "Go", entries: [entry, 7, { id: "" }] }])).toEqual([
    { id: "go", label: "Go", entries: [entry] },
  ]);
  const keys = (accelerator: unknown) =>
    menuIn([{ id: "a", label: "A", entries: [{ ...entry, accelerator }] }])[0]?.entries[0]
      ?.accelerator;
  for (const wrong of ["CmdOrCtrl+", "rm -rf", "Foo+K", 7, "F"]) {
    if (wrong !== "F") expect(keys(wrong), String(wrong)).toBe("");
  }
  expect(keys("Shift+F6")).toBe("Shift+F6");
  for (const sent of [null, 7, "x", {}]) expect(menuIn(sent)).toEqual([]);
});

test("the shell's menu takes the page's parts to where people look for them", () => {
  const told: string[] = [];
  const entry = (id: string) => ({ id, label: `${id} & more`, accelerator: "", isEnabled: true });
  const template = menuTemplate(
    { open: () => {}, newWindow: () => {}, run: (id) => void told.push(id) },
    ["file", "go", "view", "help", "recent"].map((id) => ({ id, label: id, entries: [entry(id)] })),
    false,
  );
  expect(template.map(({ label, role }) => label ?? role)).toEqual([
    "&File",
    "editMenu",
    "go",
    "&View",
    "windowMenu",
    "&Help",
  ]);
  const of = (label: string) => template.find((item) => item.label === label)?.submenu ?? [];
  expect(of("&File").map(({ label, role, type }) => label ?? role ?? type)).toEqual([
    "New &window",
    "&Open files…",
    "Open &folder…",
    "Open &recent",
    "separator",
    "file && more",
    "separator",
    "close",
    "quit",
  ]);
  of("go")[0]?.click?.();
  expect(told).toEqual(["go"]);
});

test("what a window shows is an address of ours and paths, or nothing", () => {
  const shown = { address: "#/map?level=2", paths: ["/a.json"], isDemo: false };
  expect(shownIn(shown)).toEqual(shown);
  for (const address of ["javascript:1", "https://x/", "#/map#x", "#/../x", "#/map?a b", 7])
    expect(shownIn({ ...shown, address }).address, String(address)).toBe("");
  expect(shownIn({ paths: ["/a", 7, null] }).paths).toEqual(["/a"]);
  expect(shownIn(null)).toEqual({ address: "", paths: [], isDemo: false });
});

test("a window that is shown again waits for its paths; the demo and an empty one need none", () => {
  expect(addressFor({ address: "#/map", paths: ["/a"] })).toBe("?restored#/map");
  expect(addressFor({ address: "#/trace?x=1", isDemo: true })).toBe("?host=demo#/trace?x=1");
  expect(addressFor({ isDemo: true })).toBe("?host=demo&screen=map");
  expect(addressFor({ paths: ["/a"] })).toBe("");
});

test("a window whose screen is gone comes back in sight, as large as it was", () => {
  const area = { x: 0, y: 0, width: 1920, height: 1080 };
  const bounds = { x: 100, y: 50, width: 900, height: 700 };
  expect(visibleOn(area, bounds)).toEqual(bounds);
  for (const away of [{ x: 3000 }, { x: -2000 }, { y: 2000 }, { y: -500 }])
    expect(visibleOn(area, { ...bounds, ...away })).toEqual({ width: 900, height: 700 });
});
