import { expect, test } from "@playwright/test";
import { T } from "../src/testids";
import {
  accessible,
  advanceTo,
  HOST,
  inHall,
  listen,
  needsServer,
  openProjector,
  phase,
  phone,
} from "./hall";

// One round, as a class plays it: a console, two phones, a projector, all in Chromium, on a server
// that runs.

test("a class plays one round from browsers", async ({ browser }) => {
  needsServer();
  const said: string[] = [];

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const host = await desk.newPage();
  listen(host, "console", said);

  await test.step("the instructor hosts a game", async () => {
    await host.goto(inHall(HOST));
    await phase(host, "games");
    expect(host.url(), "the key leaves the address bar").not.toContain("key=");
    expect(await host.evaluate(() => window.isSecureContext)).toBe(false);
    await accessible(host, "the list of games");
    await host.getByTestId(T.newPreset).selectOption("test");
    await host.getByTestId(T.newTeamSize).fill("2");
    await host.getByTestId(T.hostNew).click();
    await phase(host, "lobby");
  });
  const code = (await host.getByTestId(T.gameCode).innerText()).trim();
  expect(code).toMatch(/^[A-Z2-9]{4,8}$/);
  await expect(host.getByTestId(T.qr)).toBeVisible();

  const projector = await openProjector(browser, code, said);
  await phase(projector, "lobby");
  await expect(projector.getByTestId(T.gameCode)).toHaveText(code);

  const ada = await phone(browser, code, "Ada", said);
  const grace = await phone(browser, code, "Grace", said);
  const screens = [projector, ada, grace];
  const everyScreen = async (where: string) => {
    for (const [name, page] of Object.entries({ host, projector, phone: ada })) {
      await accessible(page, `${name} in ${where}`);
    }
  };

  await test.step("lobby: both are seen on the console and on the projector", async () => {
    await expect(host.getByTestId(T.seatRow)).toHaveCount(2);
    await expect(host.locator(`[data-testid="${T.seatRow}"][data-present="true"]`)).toHaveCount(2);
    await expect(projector.getByText("Ada")).toBeVisible();
    await expect(ada.getByTestId(T.teammates)).toContainText("Grace");
    await everyScreen("the lobby");
  });

  await test.step("brief", async () => {
    await advanceTo(host, "brief", screens);
    await expect(ada.getByTestId(T.trackCard)).toBeVisible();
    await everyScreen("the brief");
  });

  await test.step("lock: each commits, and may change it", async () => {
    await advanceTo(host, "lock", screens);
    await ada.getByTestId(T.lockChoice).nth(0).click();
    await expect(ada.getByTestId(T.lockChoice).nth(0)).toHaveAttribute("aria-pressed", "true");
    await ada.getByTestId(T.lockChoice).nth(1).click();
    await expect(ada.getByTestId(T.lockChoice).nth(1)).toHaveAttribute("aria-pressed", "true");
    await grace.getByTestId(T.lockChoice).nth(2).click();
    await expect(projector.getByText("2 of 2")).toBeVisible();
    await everyScreen("the lock");
  });

  await test.step("workbench: a draft survives a reload, a what-if is run, adopted, submitted", async () => {
    await advanceTo(host, "workbench", screens);
    await expect(ada.getByTestId(T.teamName)).toHaveText(
      await grace.getByTestId(T.teamName).innerText(),
    );
    const slider = ada.getByTestId(T.knob).first();
    await slider.focus();
    const before = Number(await slider.inputValue());
    const key = before > 0 ? "ArrowLeft" : "ArrowRight";
    await expect(async () => {
      await slider.press(key);
      await slider.press(key === "ArrowLeft" ? "ArrowRight" : "ArrowLeft");
      await slider.press(key);
      await expect(grace.getByTestId(T.ghostThumb)).toBeVisible({ timeout: 2_000 });
    }, "the teammate sees it move").toPass();
    const drafted = await slider.inputValue();
    expect(Number(drafted)).not.toBe(before);

    const team = await ada.getByTestId(T.teamName).innerText();
    await ada.reload();
    await phase(ada, "workbench");
    await expect(ada.getByTestId(T.teamName)).toHaveText(team);
    await expect(ada.getByTestId(T.knob).first()).toHaveValue(drafted);

    await expect(ada.getByTestId(T.purse)).toContainText("5 yours");
    await ada.getByTestId(T.runUp).click();
    await expect(ada.getByTestId(T.whatIfAdopt)).toHaveCount(1, { timeout: 30_000 });
    await expect(ada.getByTestId(T.purse)).toContainText("9 left");
    await expect(ada.getByTestId(T.purse)).toContainText("4 yours");
    // The first is judged against the start, of which a game knows when its ghosts are found.
    await expect(ada.getByTestId(T.predicted)).toHaveAttribute("data-right", /true|false/, {
      timeout: 60_000,
    });
    await expect(grace.getByTestId(T.rides)).toHaveAttribute("data-source", "best-what-if");
    for (const seen of [T.tries, T.lastResult]) {
      await expect(ada.getByTestId(seen), "what it did is in sight").toBeInViewport({ ratio: 1 });
    }
    await expect(grace.getByTestId(T.whatIfCard), "results land on the team's strip").toHaveCount(
      1,
    );
    await everyScreen("the workbench");

    await grace.getByTestId(T.whatIfAdopt).click();
    await expect(ada.getByTestId(T.candidate)).toContainText("Grace");
    await ada.getByTestId(T.propose).click();
    await expect(ada.getByTestId(T.silence)).toBeVisible();
    await expect(grace.getByTestId(T.proposal)).toContainText("Ada");
    await everyScreen("a proposal");
    await grace.getByTestId(T.confirmProposal).click();
    await expect(ada.getByTestId(T.submitted)).toBeVisible();
    await ada.getByTestId(T.takeBack).click();
    await expect(grace.getByTestId(T.propose)).toBeVisible();
    await grace.getByTestId(T.propose).click();
    await ada.getByTestId(T.confirmProposal).click();
    await expect(grace.getByTestId(T.submitted)).toBeVisible();
    await expect(ada.getByTestId(T.rides)).toHaveAttribute("data-source", "confirmed");
    await expect(projector.getByText("1 of 1 team submitted")).toBeVisible();
  });

  await test.step("live: the race runs, a burst lands and something breaks", async () => {
    // The run of this preset is short: the burst comes first, then all stands still while it is
    // looked at.
    await advanceTo(host, "live", []);
    await host.locator(`[data-testid="${T.burstButton}"][data-strength="200"]`).click();
    await expect(projector.getByTestId(T.burstBanner)).toContainText("× 2");
    await host.getByTestId(T.faultButton).click();
    // It lasts for an eighth of the run, here a second, and is looked for everywhere at once.
    await Promise.all([
      expect(projector.getByTestId(T.faultBanner).getByRole("listitem")).not.toHaveCount(0),
      expect(ada.getByTestId(T.fault)).toContainText("."),
    ]);
    const pause = host.getByTestId(T.pause);
    await pause.click();
    await expect(pause).toHaveAttribute("data-paused", "true");
    await expect(host.getByTestId(T.faultButton)).toBeDisabled();
    for (const screen of screens) await phase(screen, "live");
    await expect(projector.getByTestId(T.lane)).toHaveCount(3); // the team and two ghosts
    await expect(ada.getByTestId(T.burst)).toContainText("× 2");
    await expect(ada.getByTestId(T.ownAdherence)).toContainText("%");
    await expect(projector.getByTestId(T.lane).first()).toContainText("%");
    await everyScreen("the live run");
    await pause.click();
    await expect(pause).toHaveAttribute("data-paused", "false");
  });

  await test.step("debrief: the leaderboard is on the projector, the terms on the phone", async () => {
    await expect(projector.getByTestId(T.phase)).toHaveAttribute("data-phase", "debrief", {
      timeout: 120_000,
    });
    for (const step of ["law", "pair", "table"]) {
      await host.locator(`[data-testid="${T.advance}"][aria-disabled="false"]`).click();
      await expect(projector.getByTestId(T.debriefStep)).toHaveAttribute("data-step", step);
      await expect(ada.getByTestId(T.debriefStep)).toHaveAttribute("data-step", step);
    }
    const team = await ada.getByTestId(T.teamName).innerText();
    const rows = projector.getByTestId(T.leaderboardRow);
    await expect(rows).toHaveCount(3);
    const own = rows.filter({ hasText: team });
    await expect(own).toHaveCount(1);
    const points = Number(await own.getAttribute("data-points"));
    expect(points).toBeGreaterThanOrEqual(0);
    expect(points).toBeLessThanOrEqual(3 * 1_090); // one round weighs as much as three
    await expect(ada.getByTestId(T.scoreCard)).toContainText(points.toLocaleString("en-US"));
    await expect(ada.getByTestId(T.lockReveal)).toBeVisible();
    await everyScreen("the debrief");
  });

  await test.step("podium: the game ends with its digest", async () => {
    await advanceTo(host, "finished", screens);
    await expect(projector.getByTestId(T.podium)).toBeVisible();
    await expect(projector.getByTestId(T.digest)).toHaveText(
      /^[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}$/,
      { timeout: 60_000 },
    );
    await everyScreen("the podium");
  });

  expect(said).toEqual([]);
});
