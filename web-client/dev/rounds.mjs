// Plays every round of every mission on a running server, takes pictures of the walls and of a phone on
// each track into target/rounds, and fails when a wall cuts a word off, a phone must be scrolled
// sideways, or a page says anything on its console: `HEADROOM_URL=… HEADROOM_HOST_URL=…
// SEATS=40 TEAM_SIZE=2 npm run rounds [-- MISSION-ROUND]`. Takes about four minutes.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { BROWSER_ARGS, browserPath } from "./browser.mjs";
import { host, Screen, students } from "./crowd.mjs";
import { unseen } from "./unseen.mjs";

const OUT = fileURLToPath(new URL("../target/rounds", import.meta.url));
const SERVER = process.env.HEADROOM_URL;
const HALL = SERVER?.replace(/\/\/[^:/]+/, "//hall.test");
const KEY = new URLSearchParams(new URL(process.env.HEADROOM_HOST_URL).hash.slice(1)).get("key");
const MISSIONS = ["model-serving", "distributed-inference"];
const ROUNDS = [1, 2, 3];
const SEATS = Number(process.env.SEATS ?? 40); // from 40 on all four tracks are played
const TEAM_SIZE = Number(process.env.TEAM_SIZE ?? 2);
const LIVE_MILLIS = 4_500; // past the burst's beginning
const wanted = process.argv[2] ?? "";
mkdirSync(OUT, { recursive: true });

const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGS });
const said = [];

async function open(name, path, size, colorScheme) {
  const context = await browser.newContext({ viewport: size, colorScheme });
  const page = await context.newPage();
  page.on("console", (message) => said.push(`${name}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`${name}: ${error}`));
  await page.goto(new URL(path, HALL).href);
  return { name, page, context, size };
}

/** Every page's picture, and whatever of it cannot be read. */
async function look(screens, where) {
  for (const { name, page, size } of screens) {
    const at = `${where}-${name}`;
    await page.bringToFront();
    await page.screenshot({ path: `${OUT}/${at}.png` });
    if (size.width > 500) {
      for (const text of await unseen(page)) said.push(`${at}: ${text}`);
      continue;
    }
    const [wide, high] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
    ]);
    if (wide > size.width) said.push(`${at}: ${wide} px wide`);
    if (high > size.height) {
      await page.setViewportSize({ width: size.width, height: Math.min(high, 4_000) });
      await page.screenshot({ path: `${OUT}/${at}-whole.png` });
      await page.setViewportSize(size);
    }
  }
}

async function shown(screens, phase) {
  for (const { page } of screens) {
    await page.bringToFront(); // behind others it draws no frames, and waits for ever
    await page.waitForSelector(`[data-phase="${phase}"]`, { timeout: 60_000 });
  }
  await new Promise((resolve) => setTimeout(resolve, 600)); // what comes in moves
}

/** One seat of each track, which a phone takes over. */
function firstOfTracks(seats) {
  const first = new Map();
  for (const seat of seats) {
    const { track } = seat.view.team;
    if (!first.has(track)) first.set(track, seat);
  }
  return first;
}

async function phones(code, first) {
  const all = [];
  for (const [track, seat] of first) {
    const path = `/#code=${code}&seat=${seat.secret}`;
    all.push(await open(track, path, { width: 390, height: 844 }, "light"));
  }
  return all;
}

async function play(mission, round) {
  const where = (phase) => `${mission}-${round}-${phase}`;
  const code = await host(SERVER, KEY, { mission, round, teamSize: TEAM_SIZE });
  const leader = await Screen.open(SERVER, "host", code, KEY);
  const path = `/projector#code=${code}`;
  const walls = [
    await open("wall", path, { width: 1920, height: 1080 }, "dark"),
    await open("small", path, { width: 1280, height: 720 }, "light"),
  ];
  const seats = await students(SERVER, code, SEATS);
  const all = [...walls];
  const advance = async () => {
    await shown(all, await leader.advance());
  };
  await advance();
  // Tracks are dealt for good when the game begins.
  for (const seat of seats) await seat.until((view) => view.clock.phase === "brief");
  const first = firstOfTracks(seats);
  const onPhones = new Set(first.values());
  all.push(...(await phones(code, first)));
  await shown(all, "brief");
  await look(all, where("brief"));
  await advance();
  for (const [index, seat] of seats.entries()) {
    if (!onPhones.has(seat)) await seat.ask({ kind: "answer-lock", choice: index % 4 });
  }
  await look(all, where("lock"));
  await advance();
  for (const { page } of all.slice(walls.length)) {
    await page.click('[data-testid="what-if-run"]');
    await page.waitForSelector('[data-testid="last-result"]', { timeout: 60_000 });
  }
  await look(all, where("workbench"));
  await advance();
  await new Promise((resolve) => setTimeout(resolve, LIVE_MILLIS));
  await look(all, where("live"));
  await shown(all, "debrief");
  for (const step of ["answer", "law", "pair", "table"]) {
    if (step !== "answer") await leader.advance();
    for (const { page } of walls) await page.waitForSelector(`[data-step="${step}"]`);
    await shown(all, "debrief");
    await look(step === "answer" ? all : walls, where(`debrief-${step}`));
  }
  await leader.advance();
  await shown(walls, "finished");
  await walls[0].page.waitForSelector('[data-testid="digest"]', { timeout: 60_000 });
  await look(all, where("podium"));
  for (const { context } of all) await context.close();
  leader.close();
  for (const seat of seats) seat.close();
}

for (const mission of MISSIONS) {
  for (const round of ROUNDS) {
    if (`${mission}-${round}`.includes(wanted)) await play(mission, round);
  }
}
await browser.close();
for (const line of said) console.error(line);
process.exit(said.length === 0 ? 0 : 1);
