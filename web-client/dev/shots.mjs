// Takes a picture of every phase on every screen, dark and light, into target/shots, and fails when a
// page says anything on its console, does not fit, or axe finds anything: `npm run build && npm run shots [-- name-part]`.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { BROWSER_ARGS, browserPath } from "./browser.mjs";
import { HOST_KEY, startStage } from "./stage.mjs";
import { StageGame } from "./stage-game.mjs";

const OUT = fileURLToPath(new URL("../target/shots", import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wanted = process.argv[2] ?? "";
mkdirSync(OUT, { recursive: true });

const SCREENS = {
  phone: { path: "/", width: 390, height: 844, fragment: (code) => `#code=${code}&seat=${TOKEN}` },
  laptop: {
    path: "/host",
    width: 1440,
    height: 900,
    fragment: (code) => `#key=${HOST_KEY}&code=${code}`,
  },
  projector: { path: "/projector", width: 1920, height: 1080, fragment: (code) => `#code=${code}` },
  small: { path: "/projector", width: 1280, height: 720, fragment: (code) => `#code=${code}` },
  old: { path: "/projector", width: 1024, height: 768, fragment: (code) => `#code=${code}` },
};
const PROJECTORS = ["projector", "small", "old"];
const TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";

function prepare(code, phase, teams, perTeam) {
  const game = new StageGame({ code, teamSize: perTeam });
  game.populate(teams, perTeam);
  const host = { seat: null };
  game.tokens.set(TOKEN, 1);
  const me = { seat: 1, secret: TOKEN };
  for (const seat of game.seats)
    if (seat.seat % 7 !== 0)
      game.locks.set(seat.seat, [1, 0, 1, 2, 1, 3, 0, 1, 2, 1, 0][seat.seat % 11]);
  while (game.phase !== phase) {
    if (game.phase === "workbench") {
      game.decide(me, game.instance, { kind: "submit", revision: 1 });
    }
    game.decide(host, game.instance, { kind: "advance" });
    if (game.phase === "workbench") {
      const tries = [
        { batch: 4, window: 0, nodes: 16 },
        { batch: 12, window: 1000, nodes: 22 },
        { batch: 32, window: 2000, nodes: 30 },
      ];
      for (const configuration of tries)
        game.decide(me, game.instance, { kind: "run-what-if", configuration });
      for (const seat of game.seats.slice(perTeam)) {
        if (seat.seat % 3 === 0)
          game.decide(seat, game.instance, { kind: "run-what-if", configuration: tries[1] });
      }
      for (const seat of game.seats) {
        if (seat.seat % 9 === 4) {
          game.decide(seat, game.instance, { kind: "adopt", configuration: tries[1] });
          game.decide(seat, game.instance, { kind: "submit", revision: 1 });
        }
      }
      game.candidates.delete(1);
      game.decide(me, game.instance, { kind: "adopt", configuration: tries[1] });
    }
  }
  if (phase === "live") {
    game.tick = 380;
    game.bursts.push(
      { tick: 200, lengthTicks: 50, strengthPercent: 150 },
      { tick: 350, lengthTicks: 100, strengthPercent: 200 },
    );
    game.faultTick = 300;
  }
  return game;
}

const games = new Map();
const plans = [];
for (const phase of ["lobby", "brief", "lock", "workbench", "live", "debrief", "finished"]) {
  const game = prepare(`CLS${phase.slice(0, 3).toUpperCase()}`, phase, 8, 5);
  games.set(game.code, game);
  for (const screen of Object.keys(SCREENS))
    plans.push({ name: `${phase}-${screen}`, screen, game });
  const crowd = prepare(`BIG${phase.slice(0, 3).toUpperCase()}`, phase, 100, 4);
  games.set(crowd.code, crowd);
  for (const screen of PROJECTORS)
    plans.push({ name: `${phase}-${screen}-crowd`, screen, game: crowd });
}
plans.push({
  name: "join-phone",
  screen: "phone",
  game: [...games.values()][0],
  fragment: `#code=CLSLOB&seat=${"B".repeat(22)}`,
});
plans.push({ name: "code-phone", screen: "phone", game: [...games.values()][0], fragment: "" });
plans.push({
  name: "games-laptop",
  screen: "laptop",
  game: [...games.values()][0],
  fragment: `#key=${HOST_KEY}`,
});

const stage = await startStage({ games });
const browser = await chromium.launch({
  executablePath: await browserPath(),
  args: BROWSER_ARGS,
});
let said = 0;
for (const plan of plans.filter((one) => one.name.includes(wanted))) {
  for (const colorScheme of process.argv[3] === undefined ? ["light", "dark"] : [process.argv[3]]) {
    const { path, width, height, fragment } = SCREENS[plan.screen];
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      deviceScaleFactor: plan.screen === "phone" ? 2 : 1,
    });
    const page = await context.newPage();
    page.on("console", (message) => {
      said += 1;
      console.error(`${plan.name}: ${message.text()}`);
    });
    page.on("pageerror", (error) => {
      said += 1;
      console.error(`${plan.name}: ${error}`);
    });
    if (plan.name.startsWith("live")) plan.game.holdLive(360);
    await page.goto(
      `http://hall.test:${stage.port}${path}${plan.fragment ?? fragment(plan.game.code)}`,
    );
    await page.waitForSelector("[data-phase]");
    await page.waitForTimeout(plan.game.phase === "live" ? 2_500 : 400);
    await page.screenshot({ path: `${OUT}/${plan.name}-${colorScheme}.png` });
    const { scrollWidth, scrollHeight } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      scrollHeight: document.documentElement.scrollHeight,
    }));
    if (!PROJECTORS.includes(plan.screen) && scrollHeight > height) {
      await page.setViewportSize({ width, height: Math.min(scrollHeight, 3000) });
      await page.screenshot({ path: `${OUT}/${plan.name}-${colorScheme}-whole.png` });
    }
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    for (const { id, impact, nodes } of violations) {
      said += 1;
      const where = nodes
        .map((node) => `${node.target} ${node.any[0]?.message ?? ""}`)
        .join("\n  ");
      console.error(`${plan.name}-${colorScheme}: ${impact} ${id}\n  ${where}`);
    }
    if (scrollWidth > width || (PROJECTORS.includes(plan.screen) && scrollHeight > height)) {
      said += 1;
      console.error(`${plan.name}: ${scrollWidth}×${scrollHeight} does not fit ${width}×${height}`);
    }
    await context.close();
  }
}
await browser.close();
stage.stop();
process.exit(said === 0 ? 0 : 1);
