import { expect, type Page, test } from "@playwright/test";
// @ts-expect-error: a plain script, shared with the stage
import { host as hostGame, Screen, students } from "../dev/crowd.mjs";
// @ts-expect-error: a plain script, shared with the pictures of all rounds
import { unseen } from "../dev/unseen.mjs";
import { T } from "../src/testids";
import { teamName } from "../src/words/words";
import { atRest, hostKey, needsServer, openProjector, phase, SERVER } from "./hall";

// The projector in a full hall: a hundred teams, the shipped content, every phase. Nobody scrolls a
// projector, so nothing may lie outside of it or be cut off.

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
] as const;
const TEAMS = 100;

/** Every name that a game draws from, and the longest: which ones it draws is luck. */
const NAMES = Array.from({ length: 1_024 }, (_, number) => teamName(number));
const LONGEST = NAMES.reduce((a, b) => (b.length > a.length ? b : a));

test.beforeEach(needsServer);

/** Gives all teams on a screen the longest name that there is, wherever a name stands alone. */
async function nameAll(page: Page): Promise<void> {
  await page.evaluate(
    ([names, longest]) => {
      const known = new Set(names);
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        if (known.has(node.textContent?.trim() ?? "")) node.textContent = longest;
      }
    },
    [NAMES, LONGEST] as const,
  );
}

/** What cannot be read, when all that moves has come to rest. */
async function hidden(page: Page): Promise<readonly string[]> {
  await atRest(page);
  return unseen(page);
}

test("no phase of a full hall scrolls or cuts a word on the projector", async ({ browser }) => {
  test.setTimeout(240_000);
  const said: string[] = [];
  const code = await hostGame(SERVER, hostKey(), {});
  const leader = await Screen.open(SERVER, "host", code, hostKey());
  const walls: Page[] = [];
  for (const size of SIZES) walls.push(await openProjector(browser, code, said, size));
  const class_ = await students(SERVER, code, TEAMS);
  const fits = async (name: string) => {
    for (const [index, wall] of walls.entries()) {
      await phase(wall, name);
      const where = `${name} at ${SIZES[index]?.width}×${SIZES[index]?.height}`;
      await expect(async () => {
        await nameAll(wall);
        expect(await hidden(wall), where).toEqual([]);
      }).toPass({ timeout: 5_000 }); // what has just come in may still move
    }
  };

  await test.step("lobby", async () => {
    for (const wall of walls) await expect(wall.locator("li.card")).toHaveCount(TEAMS);
    await fits("lobby");
  });

  await test.step("brief", async () => {
    await leader.advance();
    await fits("brief");
  });

  await test.step("lock", async () => {
    await leader.advance();
    for (const [index, one] of class_.entries()) {
      await one.ask({ kind: "answer-lock", choice: index % 4 });
    }
    await fits("lock");
  });

  await test.step("workbench", async () => {
    await leader.advance();
    for (const [index, one] of class_.entries()) {
      await one.until((view: { clock: { phase: string } }) => view.clock.phase === "workbench");
      if (index % 3 === 0) continue; // rides par, as all who do nothing
      const { par, knobs } = one.view;
      const last = knobs.at(-1);
      const configuration = { ...par, [last.knob]: last.values[index % last.values.length] };
      expect(await one.ask({ kind: "adopt", configuration })).toBeNull();
      expect(await one.ask({ kind: "propose", revision: 1 })).toBeNull();
    }
    await fits("workbench");
  });

  await test.step("live, in a burst and a fault", async () => {
    expect(await leader.advance()).toBe("live");
    expect(await leader.ask({ kind: "inject-burst", strengthPercent: 200, seconds: 5 })).toBeNull();
    expect(await leader.ask({ kind: "inject-fault" })).toBeNull();
    // The run is short: it is stopped in the burst before so many walls are looked at.
    await leader.until(
      (view: { board: { live: { bursts: { tick: number }[] } } }) =>
        leader.tick > (view.board.live.bursts[0]?.tick ?? Number.POSITIVE_INFINITY),
    );
    expect(await leader.ask({ kind: "pause" })).toBeNull();
    await Promise.all(
      walls.map((wall) => expect(wall.getByTestId(T.burstBanner)).toContainText("× 2")),
    );
    await fits("live");
    expect(await leader.ask({ kind: "resume" })).toBeNull();
  });

  await test.step("debrief", async () => {
    for (const step of ["answer", "law", "pair", "table"]) {
      if (step !== "answer") await leader.advance();
      for (const wall of walls) {
        await expect(wall.getByTestId(T.debriefStep)).toHaveAttribute("data-step", step);
      }
      if (step === "law") {
        for (const wall of walls) await expect(wall.getByTestId(T.multiples)).toBeVisible();
      }
      await fits("debrief");
    }
    for (const wall of walls) await expect(wall.getByTestId(T.leaderboardRow)).not.toHaveCount(0);
  });

  await test.step("podium", async () => {
    await leader.advance();
    for (const wall of walls)
      await expect(wall.getByTestId(T.digest)).toBeVisible({ timeout: 60_000 });
    await fits("finished");
  });

  leader.close();
  for (const one of class_) one.close();
  expect(said).toEqual([]);
});
