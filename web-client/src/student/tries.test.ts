import { describe, expect, it } from "vitest";
import type { KnobCard } from "../protocol/messages";
import {
  type Bar,
  barOf,
  calmPlaceOf,
  costPlace,
  isoPoints,
  placeOf,
  spanOf,
  stepFrom,
  sweepOf,
  type Try,
  uncovered,
} from "./tries";

const spread = (mean: number | null) => ({ mean, low: mean, high: mean });
const knob = (id: string): KnobCard => ({
  knob: id,
  label: id,
  plainWords: "",
  unit: "",
  divisor: 1,
  values: [1, 2, 4, 8],
  names: [],
});
const KNOBS = [knob("batch"), knob("nodes")];
const tried = (number: number, batch: number, nodes: number, good = 0.9, cost = 1): Try => ({
  id: number,
  number,
  configuration: { batch, nodes },
  good: spread(good),
  cost: spread(cost),
  calm: null,
  primary: null,
});

// The worked example of the score: floor .90, target .99, a storm in which F reaches .975.
const BAR: Bar = { floor: 0.9, target: 0.99, reached: 0.975, cheapest: 0.5, dearest: 1.5 };

describe("the picture of the tries", () => {
  it("bar_isThatOfTheGhosts_noneWherePricesSpanNothing", () => {
    const view = { floorShare: 0.9, targetShare: 0.99 };
    const card = { reached: 0.975, cheapest: 0.5, dearest: 1.5 };
    expect(barOf({ ...view, bar: card })).toEqual(BAR);
    expect(barOf({ ...view, bar: null })).toBeNull();
    expect(barOf({ ...view, bar: { ...card, dearest: null } })).toBeNull();
    expect(barOf({ ...view, bar: { ...card, dearest: 0.5 } })).toBeNull();
  });

  it("cheap_isUp_byRatio", () => {
    const span = { least: 1, most: 4 };
    expect(costPlace(1, span)).toBe(1);
    expect(costPlace(2, span)).toBeCloseTo(0.5);
    expect(costPlace(4, span)).toBe(0);
    expect(costPlace(null, span)).toBe(0);
  });

  it("span_holdsAllThatIsDrawn_andEndsAtTheOverbuildOnceThatIsKnown", () => {
    const all = [tried(1, 1, 1, 0.9, 3), tried(2, 2, 1, 0, Number.POSITIVE_INFINITY)];
    const alone = spanOf(all, null);
    expect(alone?.least).toBeLessThan(3);
    expect(alone?.most).toBeGreaterThan(3);
    const span = spanOf(all, BAR);
    expect(span?.least).toBeLessThan(0.5);
    expect(span?.most).toBeGreaterThan(1.5);
    expect(span?.most).toBeLessThan(3);
    expect(span && costPlace(3, span)).toBe(0);
    expect(spanOf([], null)).toBeNull();
  });

  it("calm_standsApart_onlyWhereTheWeatherMatters", () => {
    const span = { least: 0.5, most: 2 };
    const storm = tried(1, 1, 1, 0.93, 1);
    expect(calmPlaceOf(storm, 0.9, span)).toBeNull();
    expect(calmPlaceOf({ ...storm, calm: { good: 0.931, cost: 1.01 } }, 0.9, span)).toBeNull();
    const calm = calmPlaceOf({ ...storm, calm: { good: 0.99, cost: 0.8 } }, 0.9, span);
    expect(calm?.x).toBeCloseTo(0.95);
    expect(calm?.y).toBeGreaterThan(placeOf(storm, 0.9, span).y);
  });

  it("dots_thatWouldCoverEachOther_standSideBySideInwards", () => {
    const same = Array.from({ length: 10 }, () => ({ x: 1, y: 0.5 }));
    const drawn = uncovered([...same, { x: 0, y: 0 }, { x: 0.01, y: 0.05 }, { x: 0.3, y: 0.9 }]);
    expect(drawn[0]).toEqual({ x: 1, y: 0.5 });
    expect(drawn.at(-1)).toEqual({ x: 0.3, y: 0.9 });
    expect(drawn[11]?.x).toBeGreaterThan(0.06);
    drawn.forEach((one, index) => {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x).toBeLessThanOrEqual(1);
      for (const other of drawn.slice(index + 1)) {
        expect(Math.abs(one.x - other.x) > 0.05 || Math.abs(one.y - other.y) > 0.1).toBe(true);
      }
    });
  });

  it("better_isTopRight", () => {
    const span = spanOf([], BAR) ?? { least: 1, most: 1 };
    const good = placeOf(tried(1, 1, 1, 0.97, 0.6), 0.9, span);
    const poor = placeOf(tried(2, 1, 1, 0.91, 1.2), 0.9, span);
    expect(good.x).toBeGreaterThan(poor.x);
    expect(good.y).toBeGreaterThan(poor.y);
  });

  it("isoPoints_passThroughTheWorkedExample", () => {
    const span = spanOf([], BAR) ?? { least: 1, most: 1 };
    // The overbuild has 600 where the bar is cleared, the best known 1,000.
    const dearest = isoPoints(600, BAR, span).at(-1);
    expect(dearest?.y).toBeCloseTo(costPlace(BAR.dearest, span));
    const cheapest = isoPoints(1_000, BAR, span).at(-1);
    expect(cheapest?.y).toBeCloseTo(costPlace(BAR.cheapest, span));
    // (.970, .65) has 863: a line of as many passes there.
    const line = isoPoints(863, BAR, span);
    const at = placeOf(tried(1, 1, 1, 0.97, 0.65), 0.9, span);
    const nearest = Math.min(...line.map(({ x, y }) => Math.hypot(x - at.x, y - at.y)));
    expect(nearest).toBeLessThan(0.02);
  });

  it("isoPoints_moreIsCheaper_whereTheSameShareIsGood", () => {
    const span = spanOf([], BAR) ?? { least: 1, most: 1 };
    const [fewer, more] = [600, 800].map((points) => isoPoints(points, BAR, span));
    const pairs = (more ?? []).flatMap(({ x, y }) =>
      (fewer ?? []).filter((other) => other.x === x).map((other) => [other.y, y] as const),
    );
    expect(pairs.length).toBeGreaterThan(0);
    for (const [low, high] of pairs) expect(high).toBeGreaterThan(low);
  });
});

describe("the sweep", () => {
  it("threeThatDifferInOneKnob_areASweep_byItsValue", () => {
    const tries = [tried(1, 4, 1), tried(2, 1, 1), tried(3, 2, 2), tried(4, 2, 1)];
    const sweep = sweepOf(tries, KNOBS);
    expect(sweep?.knob.knob).toBe("batch");
    expect(sweep?.tries.map((one) => one.number)).toEqual([2, 4, 1]);
  });

  it("twoThatDo_orOthers_areNone", () => {
    expect(sweepOf([tried(1, 4, 1), tried(2, 1, 1), tried(3, 2, 2)], KNOBS)).toBeNull();
    expect(sweepOf([], KNOBS)).toBeNull();
  });

  it("settingRunTwice_countsOnce_theLater", () => {
    const tries = [tried(1, 1, 1), tried(2, 2, 1), tried(3, 2, 1), tried(4, 4, 1)];
    expect(sweepOf(tries, KNOBS)?.tries.map((one) => one.number)).toEqual([1, 3, 4]);
  });
});

describe("the last step", () => {
  it("tellsWhatChangedAndWhatItDid", () => {
    const step = stepFrom(tried(1, 1, 4, 0.8, 1), tried(2, 2, 4, 0.9, 1.5), KNOBS);
    expect(step?.good).toBeCloseTo(10);
    expect(step?.cost).toBeCloseTo(0.5);
    expect(step?.changed.map(({ knob: { knob: id }, from, to }) => [id, from, to])).toEqual([
      ["batch", 1, 2],
    ]);
  });

  it("first_hasNone", () => {
    expect(stepFrom(undefined, tried(1, 1, 1), KNOBS)).toBeNull();
  });
});
