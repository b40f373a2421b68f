import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { countdownSeconds, remainingMillis } from "../parts/clock";
import { START as BOARD_START, reduce as reduceBoard, teamsOf } from "../projector/state";
import { decodeServerMessage } from "../protocol/server";
import { progress, reduce, START, teamRows } from "./state";

const SHARED = "../../../server/node/src/test/resources/protocol/";
const golden = (name: string) =>
  decodeServerMessage(
    readFileSync(fileURLToPath(new URL(`${SHARED}${name}.json`, import.meta.url)), "utf8"),
  );

describe("console state", () => {
  const hosted = reduce(START, golden("server-view-host"), 10);
  if (hosted.view === null) throw new Error("no view");
  const view = hosted.view;

  it("presence_isASetOfSeats", () => {
    const state = reduce(hosted, { type: "presence", seats: [1, 3], projectors: 1 }, 20);
    expect([...state.present]).toEqual([1, 3]);
    expect(state.projectors).toBe(1);
    expect(state.view).toBe(view);
  });

  it("teamRows_holdEverySeatOnce", () => {
    const seats = teamRows(view).flatMap(({ rows }) => rows.map((row) => row.seat));
    expect([...seats].sort((a, b) => a - b)).toEqual(
      view.seats.map((row) => row.seat).sort((a, b) => a - b),
    );
  });

  it("progress_countsAnswersInTheLockAndSubmissionsAtTheBench", () => {
    const at = (phase: "lock" | "workbench" | "live") => ({
      ...view,
      board: { ...view.board, clock: { ...view.board.clock, phase } },
    });
    expect(progress(at("lock"))).toEqual({ done: view.board.lock.answered, of: view.board.seats });
    expect(progress(at("workbench"))?.of).toBe(view.board.teams.length);
    expect(progress(at("live"))).toBeNull();
  });

  it("aViewForAnotherScreen_changesNothing", () => {
    expect(reduce(hosted, golden("server-view-newcomer"), 30)).toBe(hosted);
  });
});

describe("projector state", () => {
  it("board_andUpdates", () => {
    const board = reduceBoard(BOARD_START, golden("server-view-board-live"), 10);
    const state = reduceBoard(board, golden("server-update"), 11);
    expect(state.view).toBe(board.view);
    expect(state.feed.entrants.size).toBeGreaterThan(0);
  });

  it("teamsOf_isOneTrack", () => {
    const { view: board } = reduceBoard(BOARD_START, golden("server-view-board-live"), 10);
    if (board === null) throw new Error("no board");
    const counted = board.tracks.reduce((sum, card) => sum + teamsOf(board, card.track).length, 0);
    expect(counted).toBe(board.teams.length);
  });
});

describe("clock", () => {
  const clock = {
    instance: 1,
    phase: "live",
    debrief: null,
    paused: false,
    lengthMillis: 90_000,
    countdownMillis: null,
  } as const;

  it("runsDownFromWhatTheViewSaid_andNotBelowZero", () => {
    const running = { ...clock, remainingMillis: 5_000 };
    expect(remainingMillis(running, 1_000, 3_000)).toBe(3_000);
    expect(remainingMillis(running, 1_000, 60_000)).toBe(0);
  });

  it("paused_stands_withoutDeadline_isNull", () => {
    expect(remainingMillis({ ...clock, paused: true, remainingMillis: 5_000 }, 0, 9_000)).toBe(
      5_000,
    );
    expect(remainingMillis({ ...clock, remainingMillis: null }, 0, 9_000)).toBeNull();
  });

  it("countdown_countsWholeSeconds_andIsOverWithTheFirstTick", () => {
    const counting = { ...clock, remainingMillis: null, countdownMillis: 2_300 };
    expect(countdownSeconds(counting, 0, 100, 100)).toBe(3);
    expect(countdownSeconds(counting, 0, 100, 1_500)).toBe(1);
    expect(countdownSeconds({ ...counting, paused: true }, 0, 100, 1_500)).toBe(3);
    expect(countdownSeconds(counting, 0, 100, 2_400)).toBeNull();
    expect(countdownSeconds(counting, 1, 100, 100)).toBeNull();
    expect(countdownSeconds({ ...counting, countdownMillis: null }, 0, 0, 0)).toBeNull();
  });
});
