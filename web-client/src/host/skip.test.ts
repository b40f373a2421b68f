import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { HostView, Phase } from "../protocol/messages";
import { decodeServerMessage } from "../protocol/server";
import { early, skip } from "./skip";
import { reduce, START } from "./state";

const golden = fileURLToPath(
  new URL(
    "../../../server/node/src/test/resources/protocol/server-view-host.json",
    import.meta.url,
  ),
);
const message = decodeServerMessage(readFileSync(golden, "utf8"));
const hosted = reduce(START, message, 10).view;
if (hosted === null) throw new Error("no view");
const view: HostView = hosted;

const at = (phase: Phase, answered: number, submitted: boolean): HostView => ({
  ...view,
  board: {
    ...view.board,
    clock: { ...view.board.clock, phase },
    lock: { ...view.board.lock, answered },
    teams: view.board.teams.map((team) => ({ ...team, submitted })),
  },
});

describe("skip", () => {
  it("aLock_isAskedForUntilAllHaveAnswered", () => {
    const { seats } = view.board;
    expect(skip(at("lock", seats - 1, false), 12_000)?.words).toContain("0:12 to go");
    expect(skip(at("lock", seats - 1, false), null)?.words).not.toContain("to go");
    expect(skip(at("lock", seats, false), 12_000)).toBeNull();
  });

  it("aBench_isAskedForUntilAllHaveSubmitted", () => {
    expect(skip(at("workbench", 0, false), null)).not.toBeNull();
    expect(skip(at("workbench", 0, true), null)).toBeNull();
  });

  it("aLiveRun_isAlwaysAskedFor", () => {
    expect(skip(at("live", 2, true), 1_000)?.words).toContain("no points");
    expect(early(61_000).words).toContain("1:01 to go");
    expect(early(61_000).words).toContain("counts for everybody");
  });

  it("whatLosesNothing_isNotAskedFor", () => {
    for (const phase of ["lobby", "brief", "revote", "debrief"] as const) {
      expect(skip(at(phase, 0, false), 9_000)).toBeNull();
    }
  });
});

describe("the rest after a change of phase", () => {
  it("begins_withTheFirstViewOfAPhase_notWithEachView", () => {
    const first = reduce(START, message, 10);
    expect(first.since).toBe(10);
    expect(reduce(first, message, 500).since).toBe(10);
    if (message.type !== "view" || message.view.screen !== "host") throw new Error("no host view");
    const { host } = message.view;
    const clock = { ...host.board.clock, instance: host.board.clock.instance + 1 };
    const next = { ...host, board: { ...host.board, clock } };
    const later = { ...message, view: { screen: "host" as const, host: next } };
    expect(reduce(first, later, 900).since).toBe(900);
  });
});
