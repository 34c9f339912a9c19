/** Which programs of the machine do tests use, and can those that are missing be had? */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A program, the Debian packages that bring it (apart by blanks), and what is tested with it. */
type Tool = { readonly program: string; readonly apt: string; readonly tests: string };

const tools: readonly Tool[] = [
  {
    program: "chromium",
    // Letters in pictures are those of the machine's own fonts.
    apt: "chromium fonts-dejavu-core",
    tests: "the window, the page and the exports",
  },
  { program: "named", apt: "bind9", tests: "the DNS engine against BIND" },
  { program: "unbound", apt: "unbound", tests: "the DNS engine against Unbound" },
  { program: "dnsmasq", apt: "dnsmasq-base", tests: "the DNS engine against dnsmasq" },
  { program: "dig", apt: "dnsutils", tests: "the DNS engine against real servers" },
  { program: "ip", apt: "iproute2", tests: "networks of their own for real servers" },
  { program: "nft", apt: "nftables", tests: "networks of their own for real servers" },
  { program: "dot", apt: "graphviz", tests: "the exports to Graphviz" },
  { program: "pdftotext", apt: "poppler-utils", tests: "the exports to PDF" },
  { program: "qpdf", apt: "qpdf", tests: "the exports to PDF" },
  { program: "xmllint", apt: "libxml2-utils", tests: "the exports to SVG and draw.io" },
  { program: "vsd2xhtml", apt: "libvisio-tools", tests: "the exports to Visio" },
  { program: "soffice", apt: "libreoffice-draw-nogui", tests: "the exports to Visio" },
  { program: "openssl", apt: "openssl", tests: "the collector against a server with TLS" },
];

/** Whether `program` is on the path, or where Debian keeps the programs of root. */
function isThere(program: string): boolean {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  return folders.some((folder) => existsSync(join(folder, program)));
}

const canInstall = () =>
  process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/**
 * Installs the programs that are missing where that can be done (Debian, as root); elsewhere, and
 * when it fails, says which to install and which tests are skipped for the lack of them.
 */
export function equip(): void {
  const missing = tools.filter(({ program }) => !isThere(program));
  if (missing.length === 0) return;
  if (canInstall()) {
    const packages = missing.flatMap(({ apt }) => apt.split(" "));
    console.log(`Installing ${packages.join(", ")} with apt-get…`);
    const why = apt(packages);
    if (why) console.log(`apt-get could not: ${why}`);
  }
  const lacking = tools.filter(({ program }) => !isThere(program));
  for (const { program, apt: name, tests } of lacking) {
    console.log(
      `SKIPPED for the lack of ${program}: tests of ${tests}. Install it (Debian: ${name}).`,
    );
  }
}

/** Installs packages; why that failed, or undefined when it did not. */
function apt(packages: readonly string[]): string | undefined {
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: "noninteractive",
    // Name servers are wanted as programs; as in single-user mode, none is started as a service.
    RUNLEVEL: "1",
  };
  const steps = [
    ...(hasPackageLists() ? [] : [["update"]]),
    ["install", "-y", "--no-install-recommends", ...packages],
  ];
  const attempt = () => {
    for (const args of steps) {
      const { status, stderr } = spawnSync("apt-get", args, { env, encoding: "utf8" });
      if (status !== 0) return stderr.trim().split("\n").slice(-3).join(" / ") || `exit ${status}`;
    }
    return undefined;
  };
  const why = attempt();
  // Lists that are there may be old, and name packages that are gone.
  if (why === undefined || steps.length > 1) return why;
  steps.unshift(["update"]);
  return attempt();
}

function hasPackageLists(): boolean {
  const folder = "/var/lib/apt/lists";
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith("_Packages"));
}
