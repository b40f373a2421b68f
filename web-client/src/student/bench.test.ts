// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import type { SeatView, StudentCommand } from "../protocol/messages";
import { decodeServerMessage } from "../protocol/server";
import { T } from "../testids";
import Agree from "./Agree.svelte";
import { benchNow, changes, predictable, secondsLeft } from "./bench";
import RunWhatIf from "./RunWhatIf.svelte";

const SHARED = "../../../server/node/src/test/resources/protocol/server-view-seat.json";

const view = ((): SeatView => {
  const message = decodeServerMessage(
    readFileSync(fileURLToPath(new URL(SHARED, import.meta.url)), "utf8"),
  );
  if (message.type !== "view" || message.view.screen !== "seat") throw new Error("no seat");
  return message.view.seat;
})();
const { bench } = view;
const mate = bench.owned.find(({ seat }) => seat !== view.seat);

describe("benchNow", () => {
  it("times_runWithTheClock_andNotInAPause", () => {
    expect(benchNow(view, 0, 1_000)).toMatchObject({
      own: 4,
      common: 0,
      owned: [mate],
      waitMillis: bench.waitMillis - 1_000,
      returnMillis: (bench.returnMillis ?? 0) - 1_000,
      silentMillis: bench.silentMillis - 1_000,
      undoMillis: bench.undoMillis - 1_000,
    });
    const paused = { ...view, clock: { ...view.clock, paused: true } };
    expect(benchNow(paused, 0, 60_000).waitMillis).toBe(bench.waitMillis);
    expect(secondsLeft(2_001)).toBe(3);
  });

  it("all_areCommon_onceTheyReturn", () => {
    expect(benchNow(view, 0, bench.returnMillis ?? 0)).toMatchObject({
      own: 0,
      common: bench.whatIfsLeft,
      owned: [],
      returnMillis: null,
    });
    const endless = { ...view, bench: { ...bench, returnMillis: null } };
    expect(benchNow(endless, 0, 9e9)).toMatchObject({ own: 4, returnMillis: null });
  });

  it("changes_areBesideWhatIsConfirmed_elseBesideTheStart", () => {
    expect(changes(view).map(({ knob, from, to }) => [knob.knob, from, to])).toEqual([
      ["batch", 4, 8],
      ["window", 0, 5_000_000],
    ]);
    const first = { ...view, bench: { ...bench, submitted: null } };
    expect(changes(first).map(({ from }) => from)).toEqual([16, 20_000_000]);
  });

  it("nothing_isPredicted_ofWhatIsThereAlready", () => {
    const last = view.strip[0]?.configuration ?? {};
    expect(predictable(view, last)).toBe(false);
    expect(predictable(view, view.par)).toBe(true);
    expect(predictable({ ...view, strip: [] }, view.par)).toBe(false);
  });
});

describe("what a phone offers", () => {
  let mounted: object | null = null;
  let asked: StudentCommand[] = [];
  afterEach(async () => {
    if (mounted !== null) await unmount(mounted);
    mounted = null;
    asked = [];
  });
  const found = (name: string) =>
    document.querySelector<HTMLButtonElement>(`[data-testid="${name}"]`);

  function agree(shown: SeatView, passed: number) {
    const send = (body: StudentCommand) => asked.push(body);
    const now = benchNow(shown, 0, passed);
    mounted = mount(Agree, {
      target: document.body,
      props: { view: shown, now, busy: false, send },
    });
    flushSync();
  }

  it("mate_whoProposes_isConfirmedWithTheValuesInSight", () => {
    agree(view, 0);
    const text = found(T.candidate)?.textContent ?? "";
    expect(text).toContain("Batch size 4 → 8");
    expect(found(T.rides)?.getAttribute("data-source")).toBe("confirmed");
    found(T.confirmProposal)?.click();
    expect(asked).toEqual([{ kind: "confirm", revision: view.candidate?.revision }]);
  });

  it("proposer_waits_andThenConfirmsAlone", async () => {
    const mine = { ...view, bench: { ...bench, proposal: { revision: 4, seat: view.seat } } };
    agree(mine, 0);
    expect(found(T.confirmProposal)).toBeNull();
    expect(found(T.silence)?.textContent).toContain(`${secondsLeft(bench.silentMillis)} s`);
    if (mounted !== null) await unmount(mounted);
    agree(mine, bench.silentMillis);
    expect(found(T.confirmProposal)).not.toBeNull();
  });

  it("lastWord_isTakenBack_whileThereIsTime", async () => {
    agree(view, 0);
    found(T.takeBack)?.click();
    expect(asked).toEqual([{ kind: "take-back", revision: bench.submitted?.revision }]);
    if (mounted !== null) await unmount(mounted);
    agree(view, bench.undoMillis);
    expect(found(T.takeBack)).toBeNull();
  });

  function run(shown: SeatView, passed: number) {
    const now = benchNow(shown, 0, passed);
    const draft = view.par;
    const props = { view: shown, now, draft, running: false, busy: false, onrun: () => undefined };
    // What else is done with the draft is the workbench's.
    mounted = mount(RunWhatIf, {
      target: document.body,
      props: { ...props, children: (() => undefined) as never },
    });
    flushSync();
  }

  it("waiting_isACountdown_andNoButton", async () => {
    run(view, 0);
    expect(found(T.whatIfWait)?.textContent).toContain(`${secondsLeft(bench.waitMillis)} s`);
    expect(found(T.runUp)).toBeNull();
    if (mounted !== null) await unmount(mounted);
    run(view, bench.waitMillis);
    expect(found(T.whatIfWait)).toBeNull();
    expect(found(T.runUp)).not.toBeNull();
    expect(found(T.runDown)).not.toBeNull();
  });

  it("purse_saysWhoHasSome_andWhenAllAreCommon", () => {
    run({ ...view, bench: { ...bench, own: 0 } }, bench.waitMillis);
    const purse = found(T.purse)?.textContent ?? "";
    expect(purse).toContain("0 yours");
    expect(purse).toContain("2:1");
    expect(found(T.whatIfWait)?.textContent).toContain("others still have some");
  });
});
