/** A report as one HTML file: pictures inside, light and dark, printable, no script and no network. */
import { policyOf, propertiesOf, propertyLook } from "../paint/page-style.ts";
import { svgOf } from "../paint/svg.ts";
import { escaped } from "../paint/xml.ts";
import type { Block, Report } from "./document.ts";

export const REPORT_STYLE = `${propertiesOf()}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1180px;padding:32px 24px 64px;font:14px/21px Helvetica,Arial,sans-serif;background:var(--surface);color:var(--ink)}
h1{font-size:26px;line-height:32px;margin:0 0 4px}
h2{font-size:19px;margin:40px 0 8px;padding-top:8px;border-top:1px solid var(--pale)}
h3{font-size:15px;margin:24px 0 6px;overflow-wrap:anywhere}
p.sub{color:var(--muted);margin:0 0 16px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:16px 0}
dt{color:var(--muted)}dd{margin:0}
table{border-collapse:collapse;table-layout:fixed;width:100%;margin:8px 0 16px;font-size:12.5px;line-height:18px}
caption{text-align:left;font-weight:bold;padding:4px 0}
th,td{text-align:left;vertical-align:top;padding:4px 10px 4px 0;border-bottom:1px solid var(--pale);overflow-wrap:anywhere}
th{color:var(--muted)}
figure{margin:16px 0}
figure svg{display:block;width:100%;height:auto;border:1px solid var(--pale)}
figcaption{color:var(--muted);padding-top:4px}
li{overflow-wrap:anywhere}
a{color:var(--added)}
@media print{body{max-width:none;padding:0}h2{break-before:page}figure,tr{break-inside:avoid}thead{display:table-header-group}}`;

/** SHA-256 of the style in base64; a test holds it true. */
export const REPORT_STYLE_SUM = "zbBffpMIHCIlE/IAg7x9xTejSVeYTyE/NcDy8SVzqWg=";

/** The page of `report`. */
export function reportHtml(report: Report): string {
  const policy = policyOf({ styles: [REPORT_STYLE_SUM], scripts: [] });
  const front = report.front.map(
    ([label, value]) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`,
  );
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width">
<title>${escaped(report.title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<header><h1>${escaped(report.title)}</h1>
<p class="sub">${escaped(report.subtitle)}</p>
<dl>${front.join("")}</dl>
<p>${escaped(report.note)}</p></header>
<nav aria-label="${escaped(report.contents)}"><ol>${report.sections.map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`).join("")}</ol></nav>
<main>
${report.sections.map(({ id, title, blocks }) => `<section id="${id}"><h2>${escaped(title)}</h2>\n${blocks.map(blockHtml).join("\n")}\n</section>`).join("\n")}
</main>
</body>
</html>
`;
}

/** Widths of columns, as attributes: the page's policy allows no styles beside its own. */
function columns(shares: readonly number[]): string {
  const sum = shares.reduce((a, b) => a + b, 0);
  const cols = shares.map((share) => `<col width="${Math.round((share * 100) / sum)}%">`);
  return `<colgroup>${cols.join("")}</colgroup>`;
}

function blockHtml(block: Block): string {
  switch (block.is) {
    case "heading":
      return `<h3>${escaped(block.text)}</h3>`;
    case "text":
      return `<p>${escaped(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "table":
      return `<table>${block.caption ? `<caption>${escaped(block.caption)}</caption>` : ""}${columns(block.shares)}<thead><tr>${block.heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join("")}</tr></thead><tbody>
${block.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`).join("\n")}
</tbody></table>`;
    default: {
      const svg = svgOf(block.picture, { look: propertyLook, prefix: block.name, isSized: false });
      return `<figure>${svg.trimEnd()}<figcaption>${escaped(block.caption)}</figcaption></figure>`;
    }
  }
}
