import { expect, type Page, test } from "@playwright/test";
// @ts-expect-error: a plain script, shared with the stage
import { host as hostGame, Screen, students } from "../dev/crowd.mjs";
import { T } from "../src/testids";
import {
  accessible,
  hostKey,
  listen,
  needsServer,
  oneLine,
  openConsole,
  openProjector,
  pathInHall,
  phase,
  phone,
  SECRETS,
  SERVER,
} from "./hall";

// Clumsy hands and wrong doors: what a click or a key too many, a wrong person taken out, and an
// address without a code come to.

test.beforeEach(needsServer);

const advance = (console: Page, starts: string) =>
  console.locator(`[data-testid="${T.advance}"][data-starts="${starts}"]`);

/** Presses what moves on, and once more as soon as the next phase is there, by mouse and by key. */
async function pressTwice(console: Page, starts: string, then: string): Promise<void> {
  await advance(console, starts).click();
  const next = advance(console, then);
  await next.dispatchEvent("click");
  await next.press("Enter");
  await expect(next, "it rests, and says so").toHaveAttribute("aria-disabled", "true");
  await expect(next).toBeFocused();
  // When it has rested, whatever the second press did would be seen.
  await expect(next).toBeEnabled();
  await phase(console, starts);
}

test("a press too many moves nothing on, and what would be lost is asked for", async ({
  browser,
}) => {
  const said: string[] = [];
  const code = await hostGame(SERVER, hostKey(), { teamSize: 2 });
  const class_ = await students(SERVER, code, 2);
  const first = await openConsole(browser, code, said);
  const second = await openConsole(browser, code, said);
  await phase(first, "lobby");
  await phase(second, "lobby");
  const dialog = first.getByTestId(T.confirm).filter({ visible: true });

  await test.step("a double click on the brief does not skip it", async () => {
    await pressTwice(first, "brief", "lock");
    await phase(second, "brief");
  });

  await test.step("a lock that somebody has not answered asks; Esc and Enter keep it", async () => {
    await pressTwice(first, "lock", "workbench");
    const button = advance(first, "workbench");
    await button.press("Enter");
    await expect(dialog).toContainText("0 of 2 students have answered");
    await expect(dialog.getByTestId(T.confirmKeep)).toBeFocused();
    await accessible(first, "the question about the lock");
    await first.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
    await first.keyboard.press("Enter");
    await expect(dialog).toBeVisible();
    await first.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await phase(first, "lock");
    for (const one of class_) expect(await one.ask({ kind: "answer-lock", choice: 1 })).toBeNull();
    await expect(first.getByText("2 of 2 answered"), "this console knows it").toBeVisible();
    await pressTwice(first, "workbench", "live");
  });

  const leader = await Screen.open(SERVER, "host", code, hostKey());
  const bench = leader.clock().instance;

  await test.step("two consoles: what the other one left is not left again", async () => {
    await leader.until((view: { ready: boolean }) => view.ready);
    const other = second.getByTestId(T.confirm).filter({ visible: true });
    await expect(advance(second, "live")).toBeEnabled();
    await advance(second, "live").click();
    await expect(other).toContainText("0 of 1 team have submitted");
    await advance(first, "live").click();
    await dialog.getByTestId(T.advanceYes).click();
    await phase(second, "live");
    await expect(other, "what it asked about is over").toBeHidden();
    await expect(advance(second, "debrief")).toHaveAttribute("aria-disabled", "true");
    expect(await leader.ask({ kind: "advance" }, bench), "at the protocol").toBe("phase-over");
  });

  await test.step("a press too many does not end the live run; one more asks", async () => {
    const button = advance(first, "debrief");
    await button.dispatchEvent("click");
    await button.press("Enter");
    await expect(dialog).toBeHidden();
    await first.getByTestId(T.pause).dblclick();
    await expect(first.getByTestId(T.pause)).toHaveAttribute("data-paused", "true");
    await expect(button).toBeEnabled();
    await button.click();
    await expect(dialog).toContainText("gives no points");
    await dialog.getByTestId(T.confirmKeep).click();
    await expect(dialog).toBeHidden();
    await first.getByTestId(T.pause).click();
    await phase(first, "debrief");
    await expect(first.getByTestId(T.leaderboardRow), "it was scored").toHaveCount(3);
  });

  leader.close();
  for (const one of class_) one.close();
  expect(said).toEqual([]);
});

test("the brief poses a riddle; the law is told with the lock's answer", async ({ browser }) => {
  const said: string[] = [];
  const code = await hostGame(SERVER, hostKey(), { teamSize: 2 });
  const leader = await Screen.open(SERVER, "host", code, hostKey());
  const console = await openConsole(browser, code, said);
  const projector = await openProjector(browser, code, said);
  const ada = await phone(browser, code, "Ada", said);
  const screens = { console, projector, phone: ada };
  const read = async () => {
    const frames = JSON.stringify(leader.view);
    const shown: Record<string, string> = { frames };
    for (const [name, page] of Object.entries(screens)) {
      shown[name] = await page.locator("body").innerText();
    }
    return shown;
  };

  for (const name of ["brief", "lock", "workbench", "live"]) {
    expect(await leader.advance()).toBe(name);
    for (const page of Object.values(screens)) await phase(page, name);
    if (name === "brief") {
      for (const page of [projector, ada]) await expect(page.locator("h1")).toContainText("?");
    }
    for (const [where, text] of Object.entries(await read())) {
      for (const secret of SECRETS) {
        expect(oneLine(text), `${where} in ${name}`).not.toContain(secret);
      }
    }
  }
  for (const page of Object.values(screens)) await phase(page, "debrief");
  const [law, explanation] = SECRETS;
  for (const [where, text] of Object.entries(await read())) {
    expect(oneLine(text), where).toContain(explanation);
  }
  await leader.advance();
  await expect(projector.getByTestId(T.debriefStep)).toHaveAttribute("data-step", "law");
  for (const [where, text] of Object.entries(await read())) {
    expect(oneLine(text), where).toContain(law);
  }
  leader.close();
  expect(said).toEqual([]);
});

test("the door without a code connects to nothing and says nothing of it", async ({ page }) => {
  const said: string[] = [];
  listen(page, "door", said);
  await page.goto(pathInHall("/"));
  await phase(page, "code");
  await expect(page.getByTestId(T.link)).toHaveCount(0);
  await expect(page.locator("body")).not.toContainText("Connecting");
  await accessible(page, "the door");
  await page.goto(pathInHall("/projector"));
  await expect(page.locator("main")).toContainText("code");
  await expect(page.locator("body")).not.toContainText("Connecting");
  expect(said).toEqual([]);
});

test("a phone that was taken out comes in anew, and its old seat stays closed", async ({
  browser,
}) => {
  const said: string[] = [];
  const code = await hostGame(SERVER, hostKey(), {});
  const console = await openConsole(browser, code, said);
  const ada = await phone(browser, code, "Ada", said);
  const oldLink = await ada.getByTestId(T.personalLink).inputValue();
  const seats = console.getByTestId(T.seatRow);
  await expect(seats).toHaveCount(1);
  const oldSeat = await seats.getAttribute("data-seat");

  await console.getByTestId(T.seatRemove).click();
  await console.getByTestId(T.seatRemoveYes).click();
  await phase(ada, "removed");
  await expect(seats).toHaveCount(0);
  await expect(ada.locator("h1")).toContainText("The instructor took this seat out");
  await accessible(ada, "the phone that was taken out");
  await ada.reload();
  await phase(ada, "removed");

  await ada.getByTestId(T.comeAgain).click();
  await phase(ada, "join");
  await ada.getByTestId(T.joinName).fill("Ada");
  await ada.getByTestId(T.joinSubmit).click();
  await phase(ada, "lobby");
  await expect(seats).toHaveCount(1);
  expect(await seats.getAttribute("data-seat")).not.toBe(oldSeat);
  const newLink = await ada.getByTestId(T.personalLink).inputValue();
  expect(newLink).not.toBe(oldLink);

  await ada.reload();
  await phase(ada, "lobby");
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(oldLink.replace(new URL(oldLink).origin, new URL(pathInHall("/")).origin));
  await phase(stranger, "removed");
  expect(said).toEqual([]);
});
