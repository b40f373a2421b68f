import { describe, expect, it } from "vitest";
import type { LiveCard, ScoreCard } from "../protocol/messages";
import {
  burstAt,
  caughtUp,
  type Feed,
  faultsAt,
  fed,
  lanesOf,
  NO_FEED,
  riders,
  strength,
  TICKS_PER_SAMPLE,
} from "./feed";
import { cup, podium, table } from "./leaderboard";

const entrant = (
  team: number | null,
  track: string,
  ghost: "frontier" | "overbuild" | null = null,
) => ({
  index: 0,
  team,
  ghost,
  name: team,
  track,
  floor: 0.9,
  target: 0.99,
});

const live: LiveCard = {
  lengthTicks: 900,
  tick: 0,
  at: 0,
  race: ["goodShareOfEnded", "costPerGood", "points"],
  now: [],
  recent: [],
  entrants: [
    ...Array.from({ length: 25 }, (_, index) => entrant(index + 1, "cloud-titan")),
    entrant(99, "tiny-pioneer"),
    entrant(null, "cloud-titan", "frontier"),
    entrant(null, "cloud-titan", "overbuild"),
  ].map((card, index) => ({ ...card, index })),
  challenge: null,
  scored: true,
  halt: null,
  bursts: [{ tick: 100, lengthTicks: 50, strengthPercent: 150 }],
  faults: [
    { tick: 200, lengthTicks: 100, track: "cloud-titan", label: "Lost", plainWords: "Gone." },
    { tick: 200, lengthTicks: 50, track: "tiny-pioneer", label: "Sag", plainWords: "Low." },
  ],
};

const update = (tick: number, points: (index: number) => number, indices: readonly number[]) => ({
  type: "update" as const,
  epoch: 1,
  tick,
  at: tick * 100,
  entrants: indices.map((index) => [index, 0.97, 1, points(index)]),
  recent: tick % TICKS_PER_SAMPLE === 0 ? indices.map(points) : [],
});

const everyone = live.entrants.map((_, index) => index);

describe("race", () => {
  it("manyTeams_topFiveAndGhostsAreNamed_theRestAreNot", () => {
    const feed = fed(
      NO_FEED,
      update(1, (index) => index * 10, everyone),
    );
    const { lanes, rest } = lanesOf("cloud-titan", riders(live, feed), 5);
    expect(lanes.filter((lane) => lane.ghost === null).map((lane) => lane.team)).toEqual([
      25, 24, 23, 22, 21,
    ]);
    expect(lanes.filter((lane) => lane.ghost !== null)).toHaveLength(2);
    expect(rest).toHaveLength(20);
    expect(lanes.map((lane) => lane.now?.points)).toEqual([270, 260, 240, 230, 220, 210, 200]);
  });

  it("beforeTheFirstTick_orderIsStable", () => {
    const { lanes } = lanesOf("cloud-titan", riders(live, NO_FEED), 3);
    expect(lanes.map((lane) => lane.index)).toEqual([0, 1, 2, 26, 27]);
  });

  it("update_ofSomeEntrants_keepsTheOthers", () => {
    const first = fed(
      NO_FEED,
      update(1, () => 100, everyone),
    );
    const second = fed(
      first,
      update(2, () => 500, [3]),
    );
    expect(riders(live, second)[3]?.now?.points).toBe(500);
    expect(riders(live, second)[4]?.now?.points).toBe(100);
    expect(second.tick).toBe(2);
  });

  it("view_ofALateOpener_showsTheNewestTick_butNoOlderOne", () => {
    const opened = { ...live, tick: 7, now: [[3, 0.5, null, 40]] };
    const late = caughtUp(NO_FEED, opened);
    expect(late.tick).toBe(7);
    expect(riders(live, late)[3]?.now).toEqual({ adherence: 0.5, costPerGood: null, points: 40 });
    const newer = fed(
      late,
      update(9, () => 60, [3]),
    );
    expect(caughtUp(newer, opened)).toBe(newer);
    expect(caughtUp(newer, { ...opened, tick: 11, now: [] })).toBe(newer);
  });

  it("recent_growsASecondAtATime_alsoAfterATakeOverAndAGap", () => {
    const at = (feed: Feed, tick: number, value: number) =>
      fed(
        feed,
        update(tick, () => value, [3]),
      );
    let feed = at(at(at(NO_FEED, 10, 990), 15, 1), 20, 980);
    expect(feed.recent.get(3)).toEqual([990, 980]);
    feed = at(at(feed, 10, 991), 40, 970); // the second and the third second were lost
    expect(feed.recent.get(3)).toEqual([991, undefined, undefined, 970]);
    expect(feed.recent.get(4)).toBeUndefined();
  });

  it("recent_ofALateOpener_isThatOfTheView", () => {
    const recent = live.entrants.map(({ index }) => [1_000 - index, null]);
    const late = caughtUp(NO_FEED, { ...live, tick: 27, now: [[3, 0.5, null, 40]], recent });
    expect(late.recent.get(26)).toEqual([974, null]);
    const next = fed(
      late,
      update(30, () => 900, [26]),
    );
    expect(next.recent.get(26)).toEqual([974, null, 900]);
    expect(next.recent.get(25)).toEqual([975, null]);
  });

  it("burst_runsFromItsTickToItsEnd", () => {
    expect(burstAt(live, 99)).toBeNull();
    expect(burstAt(live, 100)).toBe(live.bursts[0]);
    expect(burstAt(live, 149)).toBe(live.bursts[0]);
    expect(burstAt(live, 150)).toBeNull();
    expect(strength({ strengthPercent: 150 })).toBe("× 1.5");
  });

  it("fault_lastsOnEachTrackAsLongAsItsOwn", () => {
    const labels = (tick: number) => faultsAt(live, tick).map((fault) => fault.label);
    expect(labels(199)).toEqual([]);
    expect(labels(200)).toEqual(["Lost", "Sag"]);
    expect(labels(250)).toEqual(["Lost"]);
    expect(labels(300)).toEqual([]);
  });
});

const row = (team: number | null, rank: number, points: number): ScoreCard => ({
  rank,
  team,
  ghost: team === null ? "frontier" : null,
  name: team,
  track: "cloud-titan",
  adherence: 0.97,
  costPerGood: 1,
  slo: 1,
  thrift: 1,
  lock: 0,
  sloPoints: 0,
  thriftPoints: 0,
  lockPoints: 0,
  bonusPoints: 0,
  challengePoints: 0,
  points,
  roundPoints: points,
  rounds: 1,
  weight: 3,
  nextStep: { code: "best-known", points: 0, morePercent: null, cheaperPercent: null },
  star: null,
  reachedFloor: true,
  cup: team === null ? 0 : rank,
});

describe("leaderboard", () => {
  const tied = Array.from({ length: 30 }, (_, index) => row(index + 1, 1, 0));

  it("manyTies_stayFiveRowsAndTheGhost", () => {
    const rows = table([...tied, row(null, 0, 1_000)], "cloud-titan");
    expect(rows).toHaveLength(6);
    expect(rows[0]?.ghost).toBe("frontier");
  });

  it("houseTeams_areRowsOnceTheyHaveAPlace_andNeverOnAPodium", () => {
    const house = (rank: number) => ({
      ...row(null, rank, 70),
      ghost: "house-climber" as const,
      cup: 0,
    });
    const shown = (rank: number) =>
      table([house(rank), row(1, 1, 60), row(null, 0, 99)], "cloud-titan").map((one) => one.ghost);
    expect(shown(0)).toEqual(["frontier", null]);
    expect(shown(1)).toEqual(["frontier", "house-climber", null]);
    expect(podium([house(1), row(1, 2, 60), row(2, 3, 50)], "cloud-titan")).toHaveLength(1);
  });

  it("podium_isPlacesOneToThreeOfTheTrackWithoutGhosts", () => {
    const steps = podium(
      [row(4, 4, 10), row(2, 2, 50), row(null, 0, 99), row(1, 1, 60), row(3, 2, 50)],
      "cloud-titan",
    );
    expect(steps.map(({ place, rows }) => [place, rows.map((one) => one.team)])).toEqual([
      [1, [1]],
      [2, [2, 3]],
    ]);
  });

  it("podium_hasNobodyWhoNeverKeptTheFloor_andNobodyWhoIsLast", () => {
    const fell = { ...row(2, 2, 50), reachedFloor: false };
    const places = (rows: readonly ScoreCard[]) =>
      podium(rows, "cloud-titan").map((step) => step.place);
    expect(places([row(1, 1, 60), fell, row(3, 3, 40), row(4, 4, 10)])).toEqual([1, 3]);
    expect(places([row(1, 1, 60), row(2, 2, 50)])).toEqual([1]);
    expect(places([{ ...row(1, 1, 60), reachedFloor: false }])).toEqual([]);
  });

  it("cup_isOfAllTracks_whereThereAreSeveral", () => {
    const edge = { ...row(3, 1, 70), track: "edge-guardian", cup: 1 };
    const cloud = [row(1, 1, 60), row(2, 2, 50), row(null, 0, 990)].map((one) => ({
      ...one,
      cup: one.cup === 0 ? 0 : one.cup + 1,
    }));
    expect(cup([...cloud, edge]).map(({ place, rows }) => [place, rows[0]?.team])).toEqual([
      [1, 3],
      [2, 1],
    ]);
    expect(cup(cloud)).toEqual([]);
  });

  it("podium_ofAClassThatTies_isOneStep", () => {
    const all = Array.from({ length: 25 }, (_, index) => row(index + 1, 1, 105));
    expect(podium(all, "cloud-titan").map(({ rows }) => rows.length)).toEqual([25]);
  });
});
