import { expect, test } from "@playwright/test";
// @ts-expect-error: a plain script, shared with the stage
import { host as hostGame, Screen } from "../dev/crowd.mjs";
import { T } from "../src/testids";
import {
  accessible,
  hostKey,
  listen,
  needsServer,
  openConsole,
  openProjector,
  pathInHall,
  phase,
  phone,
  SERVER,
} from "./hall";

// When the class is over: a student tries a round again from the own phone, and somebody without a
// seat does by the link that the wall shows.

test.beforeEach(needsServer);

/** Walks a game to its end as a host does who waits for nothing but the live run. */
async function playToTheEnd(code: string): Promise<void> {
  const host = await Screen.open(SERVER, "host", code, hostKey());
  while (host.clock().phase !== "finished") {
    const { instance, phase: at } = host.clock();
    if (at === "live") await host.until(() => host.clock().instance > instance);
    else await host.advance();
  }
  host.close();
}

test("a round is tried again when the class is over", async ({ browser }) => {
  const said: string[] = [];
  const code = await hostGame(SERVER, hostKey(), { tracks: ["tiny-pioneer"] });
  const ada = await phone(browser, code, "Ada", said);
  const wall = await openProjector(browser, code, said);
  await playToTheEnd(code);
  await phase(ada, "finished");

  await test.step("from the podium of the own phone", async () => {
    await accessible(ada, "the phone's podium");
    await ada.getByTestId(T.practise).click();
    await phase(ada, "practice");
    expect(ada.url()).not.toContain("seat=");
    await expect(ada.getByTestId(T.knob).first()).toBeVisible();
    await accessible(ada, "practice");
  });

  await test.step("a what-if and a try to beat F land in the list", async () => {
    await ada.getByTestId(T.practiceWhatIf).click();
    const tries = ada.getByTestId(T.practiceTried);
    await expect(tries).toHaveCount(1, { timeout: 30_000 });
    await ada.getByTestId(T.startFrom).nth(1).click();
    await ada.getByTestId(T.practiceBeat).click();
    await expect(tries).toHaveCount(2, { timeout: 30_000 });
    await expect(tries.first()).toHaveAttribute("data-kind", "beat-frontier");
    await expect(tries.first(), "F beside itself holds").toHaveAttribute("data-beaten", "false");
    await accessible(ada, "practice with tries");
    await ada.reload();
    await expect(tries).toHaveCount(2);
  });

  await test.step("by the long link of the wall, without a seat", async () => {
    await expect(wall.getByTestId(T.practiceLink)).toBeVisible();
    await accessible(wall, "the wall's podium");
    const href = await wall.getByTestId(T.practiceLink).getByRole("link").getAttribute("href");
    const { pathname, hash } = new URL(href ?? "");
    const visitor = await (
      await browser.newContext({ viewport: { width: 390, height: 844 } })
    ).newPage();
    listen(visitor, "visitor", said);
    await visitor.goto(pathInHall(`${pathname}${hash}`));
    await expect(visitor.getByTestId(T.knob).first()).toBeVisible();
    await expect(visitor.getByTestId(T.practiceTried), "another's tries are not seen").toHaveCount(
      0,
    );
    const console = await openConsole(browser, code, said);
    await expect(console.getByTestId(T.practiceLink)).toBeVisible();
  });

  await test.step("the host forgets the game: names go everywhere, and tries", async () => {
    const desk = await openConsole(browser, code, said);
    await expect(desk.getByTestId(T.seatRow)).toContainText("Ada");
    await desk.getByTestId(T.forgetGame).click();
    await accessible(desk, "the question before all is forgotten");
    await desk.getByTestId(T.forgetYes).filter({ visible: true }).click();
    await expect(desk.getByTestId(T.seatRow)).not.toContainText("Ada");
    await ada.reload();
    await expect(ada.getByTestId(T.knob).first()).toBeVisible();
    await expect(ada.getByTestId(T.practiceTried)).toHaveCount(0);
  });

  await test.step("a link to nothing says so", async () => {
    await ada.goto(pathInHall("/practice#game=none&code=NOSUCH"));
    await expect(ada.getByTestId(T.practiceProblem)).toBeVisible();
  });
  expect(said).toEqual([]);
});
