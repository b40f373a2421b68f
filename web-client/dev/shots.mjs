// Takes a picture of every phase on every screen, dark and light, into target/shots, and fails when a
// page says anything on its console, does not fit, or axe finds anything: `npm run build && npm run shots [-- name-part]`.
// A full hall is shown, too, once it is recorded: `npm run record -- 100 4 target/crowd.ndjson`.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { BROWSER_ARGS, browserPath } from "./browser.mjs";
import { HOST_KEY, RECORDING, startStage, TOKEN } from "./stage.mjs";

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

const CROWD = fileURLToPath(new URL("../target/crowd.ndjson", import.meta.url));
const LIVE_MILLIS = 4_000; // in the middle of the recorded burst

/** Every phase of a recording on some screens. */
async function everyPhase(file, screens, suffix) {
  const stage = await startStage({ file });
  const plans = stage.scenes.flatMap((scene) =>
    screens.map((screen) => ({ name: `${scene}-${screen}${suffix}`, screen, scene, stage })),
  );
  return { stage, plans };
}

const { stage, plans } = await everyPhase(RECORDING, Object.keys(SCREENS), "");
const first = { scene: "lobby", stage };
plans.push(
  {
    ...first,
    name: "join-phone",
    screen: "phone",
    fragment: `#code=${stage.code}&seat=${"B".repeat(22)}`,
  },
  { ...first, name: "code-phone", screen: "phone", fragment: "" },
  { ...first, name: "games-laptop", screen: "laptop", fragment: `#key=${HOST_KEY}` },
);
const stages = [stage];
if (existsSync(CROWD)) {
  const crowd = await everyPhase(CROWD, PROJECTORS, "-crowd");
  stages.push(crowd.stage);
  plans.push(...crowd.plans);
}
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
    plan.stage.show(plan.scene, plan.scene === "live" ? LIVE_MILLIS : 0);
    await page.goto(
      `http://hall.test:${plan.stage.port}${path}${plan.fragment ?? fragment(plan.stage.code)}`,
    );
    await page.waitForSelector("[data-phase]");
    await page.waitForTimeout(plan.scene === "live" ? 2_500 : 400);
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
for (const one of stages) one.stop();
process.exit(said === 0 ? 0 : 1);
