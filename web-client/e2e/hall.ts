// What the browser tests share. The server is reached by the name hall.test, as in a hall without a
// secure context.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
// @ts-expect-error: a plain script of the stage
import { readRecording } from "../dev/recording.mjs";
// @ts-expect-error: a plain script of the stage
import { RECORDING } from "../dev/stage.mjs";
import { T } from "../src/testids";

export const SERVER = process.env.HEADROOM_URL ?? "";
export const HOST = process.env.HEADROOM_HOST_URL ?? "";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The same address under the name that the browser maps to loopback. */
export function inHall(address: string): string {
  const url = new URL(address);
  url.hostname = "hall.test";
  return url.href;
}

export const pathInHall = (path: string) => new URL(path, inHall(SERVER)).href;

/** Fails on whatever a page says on its console, a violated policy among it. */
export function listen(page: Page, name: string, said: string[]): void {
  page.on("pageerror", (error) => said.push(`${name}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") said.push(`${name}: ${message.text()}`);
  });
}

interface Revealed {
  readonly law: string;
  readonly lock: { readonly explanation: string };
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly failureSummary?: string;
  }[];
}

/** Colours and places are measured after what moves has come to rest; one change may bring another. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = () => document.getAnimations().filter((one) => one.playState === "running");
    while (moving().length > 0) {
      await Promise.all(moving().map((one) => one.finished.catch(() => null)));
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Looks at a page with axe; serious and critical findings fail. */
export async function accessible(page: Page, where: string): Promise<void> {
  await page.evaluate(AXE); // works under the policy: it is evaluated, not inserted
  await atRest(page);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  const bad = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target.join(" ")} ${node.failureSummary ?? ""}`).join("\n  ")}`,
    );
  expect(bad, `axe on ${where}`).toEqual([]);
}

export const phase = (page: Page, name: string) =>
  expect(page.getByTestId(T.phase)).toHaveAttribute("data-phase", name);

export async function phone(
  browser: Browser,
  code: string,
  name: string,
  said: string[],
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const page = await context.newPage();
  listen(page, name, said);
  await page.goto(pathInHall(`/#code=${code}`));
  await phase(page, "join");
  await accessible(page, `${name}'s door`);
  await page.getByTestId(T.joinName).fill(name);
  await page.getByTestId(T.joinSubmit).click();
  await phase(page, "lobby");
  return page;
}

export async function advanceTo(
  console: Page,
  starts: string,
  screens: readonly Page[],
): Promise<void> {
  const button = console.locator(`[data-testid="${T.advance}"][data-starts="${starts}"]`);
  await expect(button).toBeEnabled({ timeout: 60_000 }); // the frontier may still be searched
  await button.click();
  for (const screen of [console, ...screens]) await phase(screen, starts);
}

/** The host key, which the console's address carries in its fragment. */
export const hostKey = () => new URLSearchParams(new URL(HOST).hash.slice(1)).get("key") ?? "";

/** Tests need a server to play on. */
export function needsServer(): void {
  test.skip(
    SERVER === "" || HOST === "",
    "HEADROOM_URL and HEADROOM_HOST_URL name the server to play on",
  );
}

/** The console of a game, opened on a page of its own. */
export async function openConsole(browser: Browser, code: string, said: string[]): Promise<Page> {
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await desk.newPage();
  listen(page, "console", said);
  await page.goto(pathInHall(`/host#key=${hostKey()}&code=${code}`));
  return page;
}

/** The projector of a game. */
export async function openProjector(
  browser: Browser,
  code: string,
  said: string[],
  size = { width: 1920, height: 1080 },
): Promise<Page> {
  const wall = await browser.newContext({ viewport: size });
  const page = await wall.newPage();
  listen(page, `projector ${size.width}×${size.height}`, said);
  await page.goto(pathInHall(`/projector#code=${code}`));
  return page;
}

/** Text without its line breaks and with plain spaces, to be compared. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** What the class finds out, as it did in the recorded game; texts since then need `npm run record`. */
export const SECRETS: readonly string[] = (() => {
  const { frames } = readRecording(RECORDING) as {
    frames: { scene: string; to: string; message: { view: Revealed } }[];
  };
  const shown = frames.find(({ scene, to }) => scene === "debrief" && to === "projector");
  if (shown === undefined) throw new Error("the recording has no debrief");
  const { law, lock } = shown.message.view;
  return [law, lock.explanation].map(oneLine);
})();
