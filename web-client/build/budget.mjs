// What a phone must fetch before it can join, measured after every build: the script of the
// student's page, compressed, may weigh 90 KB in all.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const web = fileURLToPath(new URL("../target/classes/web/", import.meta.url));
const budgets = { "index.html": 90, "host.html": 120, "projector.html": 120, "practice.html": 90 };

/** Every script that a page loads, its modules' imports included. */
function scriptsOf(page) {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    const source = readFileSync(web + path, "utf8");
    for (const [, name] of source.matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)) visit(`assets/${name}`);
  };
  const html = readFileSync(web + page, "utf8");
  if (/<style|\sstyle=|<script(?![^>]*\ssrc=)/.test(html)) {
    throw new Error(`${page}: inline script or style; the policy of the server forbids it`);
  }
  for (const [, path] of html.matchAll(/(?:src|href)="\/(assets\/[\w.-]+\.js)"/g)) visit(path);
  return [...found];
}

for (const [page, budget] of Object.entries(budgets)) {
  const scripts = scriptsOf(page);
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(web + path)).length, 0);
  const kilobytes = bytes / 1000;
  const line = `${page}: ${kilobytes.toFixed(1)} KB of compressed script (at most ${budget})`;
  if (kilobytes > budget || scripts.length === 0) {
    console.error(line);
    process.exit(1);
  }
  console.log(line);
}
