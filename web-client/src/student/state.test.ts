import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Phase, SeatView } from "../protocol/messages";
import { decodeServerMessage, type Of } from "../protocol/server";
import { TICKS_PER_SAMPLE } from "../race/feed";
import { adherencePlace } from "../race/scale";
import {
  draftFrom,
  draftKey,
  GHOST_MILLIS,
  ghostRiders,
  impossible,
  line,
  littlesLaw,
  nameOf,
  ownRider,
  reduce,
  START,
  type StudentState,
  sameConfiguration,
  stepOf,
} from "./state";

const SHARED = "../../../server/node/src/test/resources/protocol/";
const golden = (name: string) =>
  decodeServerMessage(
    readFileSync(fileURLToPath(new URL(`${SHARED}${name}.json`, import.meta.url)), "utf8"),
  );

const seated = () => reduce(START, golden("server-view-seat"), 1_000);
const racing = () => reduce(START, golden("server-view-seat-live"), 1_000);
const viewOf = (state: StudentState): SeatView => {
  if (state.view === null) throw new Error("no view");
  return state.view;
};

const update = (tick: number, points = 700): Of<"update"> => ({
  type: "update",
  epoch: 2,
  tick,
  at: tick * 100,
  entrants: [[0, 0.97, null, points]],
  recent: tick % TICKS_PER_SAMPLE === 0 ? [points] : [],
});

const instruments = (tick: number): Of<"instruments"> => ({
  type: "instruments",
  epoch: 2,
  tick,
  own: [0.97],
  sample: tick % TICKS_PER_SAMPLE === 0 ? [[0, tick, 0.95]] : [],
});

const hint = (seat: number, value: number): Of<"hint-relay"> => ({
  type: "hint-relay",
  seat,
  knob: "batch",
  value,
});

describe("student state", () => {
  it("newcomer_thenSeated_showsTheSeat", () => {
    const newcomer = reduce(START, golden("server-view-newcomer"), 0);
    expect(newcomer.newcomer).not.toBeNull();
    const state = reduce(newcomer, golden("server-view-seat"), 5);
    expect(state.newcomer).toBeNull();
    expect(state.at).toBe(5);
  });

  it("seatTakenAway_isANewcomerAgain", () => {
    const state = reduce(seated(), golden("server-view-newcomer"), 9);
    expect(state.view).toBeNull();
    expect(state.newcomer).not.toBeNull();
  });

  it("teamThatIsDealtAnotherTrack_isToldUntilTheLock", () => {
    const told = (phase: Phase, track: string, before = seated()) => {
      const message = golden("server-view-seat");
      if (message.type !== "view" || message.view.screen !== "seat") throw new Error("no seat");
      const { seat } = message.view;
      const other = {
        ...seat,
        clock: { ...seat.clock, phase },
        track: { ...seat.track, track },
      };
      return reduce(before, { ...message, view: { screen: "seat" as const, seat: other } }, 0);
    };
    const moved = told("brief", "edge-guardian");
    expect(moved.moved).toBe(true);
    expect(told("brief", "edge-guardian", moved).moved).toBe(true);
    expect(told("lock", "edge-guardian", moved).moved).toBe(false);
    expect(seated().moved).toBe(false);
  });

  it("updates_moveTheOwnRider", () => {
    const state = reduce(racing(), update(10, 812), 2_000);
    expect(ownRider(state)?.now?.points).toBe(812);
    expect(ghostRiders(state).map((rider) => rider.ghost)).toEqual(["frontier", "overbuild"]);
  });

  it("samples_oneForEveryFewTicks_risingAlsoAfterATakeOver", () => {
    let state = racing();
    const before = state.samples.length; // what the view had
    expect(before).toBe(3);
    for (let tick = 40; tick <= 100; tick += 5) state = reduce(state, instruments(tick), tick);
    expect(state.samples).toHaveLength(before + 7);
    expect(line(state, "p99").at(-1)).toEqual({ x: 100 / 900, y: 100 });
    for (let tick = 60; tick <= 80; tick += 5) state = reduce(state, instruments(tick), tick);
    const ticks = state.samples.map((sample) => sample.tick);
    expect(ticks).toEqual([10, 20, 30, 40, 50, 60, 70, 80]);
  });

  it("linesOfALateOpener_areThoseOfTheView", () => {
    const state = racing();
    expect(line(state, "p99").map(({ y }) => y)).toEqual([180.2, 1235, null]);
    expect(line(state, "goodShareOfEnded").map(({ y }) => y)).toEqual([1, 0.9876, 0.5]);
    expect(line(state, "utilization").map(({ y }) => y)).toEqual([null, null, null]);
    expect(ownRider(state)?.now?.points).toBe(725);
    expect(state.feed.tick).toBe(433);
  });

  it("nextPhase_forgetsTheRun", () => {
    const raced = reduce(racing(), update(50), 0);
    const state = reduce(raced, golden("server-view-seat-debrief"), 0);
    expect(viewOf(state).clock.instance).not.toBe(viewOf(raced).clock.instance);
    expect(state.samples).toEqual([]);
    expect(state.feed.tick).toBe(0);
  });

  it("hints_showTheNewestOfEachTeammate_andAge", () => {
    let state = seated();
    state = reduce(state, hint(2, 4), 100);
    state = reduce(state, hint(2, 8), 200);
    state = reduce(state, hint(viewOf(state).seat, 16), 250);
    expect(state.ghosts).toEqual([{ seat: 2, knob: "batch", value: 8, atMillis: 200 }]);
    state = reduce(state, hint(3, 2), 200 + GHOST_MILLIS);
    expect(state.ghosts.map((ghost) => ghost.seat)).toEqual([3]);
  });

  it("notice_staysUntilItIsOver", () => {
    const holding = reduce(seated(), { type: "notice", state: "holding" }, 0);
    expect(holding.notice).toBe("holding");
    expect(reduce(holding, { type: "notice", state: "ok" }, 0).notice).toBeNull();
  });
});

describe("draft", () => {
  it("nothingKept_isPar", () => {
    const view = viewOf(seated());
    expect(draftFrom(view, null)).toEqual(view.par);
  });

  it("kept_comesBack_valuesThatAreNoneFallToPar", () => {
    const view = viewOf(seated());
    const knob = view.knobs[0];
    if (knob === undefined) throw new Error("no knob");
    const kept = { ...view.par, [knob.knob]: knob.values[0] };
    expect(draftFrom(view, JSON.stringify(kept))).toEqual(kept);
    expect(draftFrom(view, JSON.stringify({ [knob.knob]: 123_457 }))).toEqual(view.par);
    expect(draftFrom(view, "not json")).toEqual(view.par);
  });

  it("key_namesGameSeatAndPhase", () => {
    const view = viewOf(seated());
    expect(draftKey(view)).toBe(`headroom.draft.${view.code}.${view.seat}.${view.clock.instance}`);
  });
});

describe("workbench arithmetic", () => {
  it("sameConfiguration_comparesEveryKnob", () => {
    expect(sameConfiguration({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(sameConfiguration({ a: 1, b: 2 }, { a: 1, b: 3 })).toBe(false);
    expect(sameConfiguration({ a: 1 }, { a: 1, b: 3 })).toBe(false);
  });

  it("impossible_isWhatCannotBe_noOtherRefusal", () => {
    const body = { kind: "run-what-if", configuration: { batch: 4 } } as const;
    const refused = (code: string) =>
      ({ done: false, refusal: { code, arguments: { why: "No." } } }) as const;
    const told = { configuration: { batch: 4 }, sentence: "No." };
    expect(impossible(body, refused("cannot-be"))).toEqual(told);
    expect(impossible({ ...body, kind: "adopt" }, refused("cannot-be"))).toEqual(told);
    expect(impossible(body, refused("no-what-ifs-left"))).toBeNull();
    expect(impossible(body, { done: true, unchanged: false })).toBeNull();
  });

  it("stepOf_findsTheNearestValue", () => {
    const shown = { knob: "b", label: "", plainWords: "", unit: "", divisor: 1, names: [] };
    const knob = { ...shown, values: [1, 4, 16] };
    expect(knob.values.map((value) => stepOf(knob, value))).toEqual([0, 1, 2]);
    expect(stepOf(knob, 12)).toBe(2);
    expect(stepOf(knob, -3)).toBe(0);
  });

  it("nameOf_saysYou", () => {
    const view = viewOf(seated());
    expect(nameOf(view, view.seat)).toBe("you");
    expect(nameOf(view, 9_999)).toBe("a teammate");
  });

  it("littlesLaw_multipliesRateAndTime", () => {
    const own = new Map([
      ["arrivalsPerSecond", 6.5],
      ["meanTimeInSystem", 2_000],
    ]);
    expect(littlesLaw((name) => own.get(name) ?? null).product).toBeCloseTo(13, 12);
    own.delete("meanTimeInSystem");
    expect(littlesLaw((name) => own.get(name) ?? null).product).toBeNull();
  });

  it.each([
    [1, 0.9, 1],
    [0.9, 0.9, 0.5],
    [0.8, 0.9, 0],
    [0.1, 0.9, 0],
    [1, 1, 1],
  ])("adherencePlace_%d_floor%d_is%d", (share, floor, place) => {
    expect(adherencePlace(share, floor)).toBeCloseTo(place, 12);
  });
});
