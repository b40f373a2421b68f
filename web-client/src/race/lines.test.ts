import { describe, expect, it } from "vitest";
import type { LiveCard } from "../protocol/messages";
import { apart, bandsOf, latest, pathOf, pointsOf } from "./lines";
import { brokenPlace } from "./scale";

describe("the lines of a live run", () => {
  it("scale_isBrokenAtTheFloor_risesAllTheWay", () => {
    expect(brokenPlace(1, 0.9)).toBeCloseTo(1);
    expect(brokenPlace(0, 0.9)).toBe(0);
    expect(brokenPlace(0.9, 0.9)).toBeCloseTo(brokenPlace(0.8999, 0.9), 3);
    expect(brokenPlace(0.95, 0.9) - brokenPlace(0.9, 0.9)).toBeGreaterThan(
      brokenPlace(0.9, 0.9) - brokenPlace(0, 0.9),
    );
    expect([0, 0.4, 0.89, 0.9, 0.95, 1].map((share) => brokenPlace(share, 0.9))).toEqual(
      [0, 0.4, 0.89, 0.9, 0.95, 1].map((share) => brokenPlace(share, 0.9)).sort((a, b) => a - b),
    );
    expect(brokenPlace(1, 1)).toBeGreaterThan(brokenPlace(0.99, 1));
  });

  it("points_areASecondApart_nothingMeasuredBreaksTheLine", () => {
    const points = pointsOf([1_000, null, 900], 100, 0.9);
    expect(points.map(({ x }) => x)).toEqual([0.1, 0.2, 0.3]);
    expect(points[1]?.y).toBeNull();
    expect(pathOf(points)).toBe("M10.00 0.00M30.00 80.00");
    const lost = pointsOf([1_000, undefined, 900], 100, 0.9);
    expect(pathOf(lost), "what never came is bridged").toBe("M10.00 0.00L30.00 80.00");
    expect(pathOf(pointsOf([1_000, 1_000], 100, 0.9))).toBe("M10.00 0.00L20.00 0.00");
  });

  it("latest_isTheNewestThatWasMeasured", () => {
    expect(latest([990, 985, null])).toBe(0.985);
    expect(latest([null])).toBeNull();
    expect(latest([])).toBeNull();
  });

  it.each([[[1, 1, 1, 1, 1, 1, 1]], [[0, 0, 0]], [[0.5, 0.52, 0.1, 0.51, 0.95, 1, 0.99]]])(
    "apart_of%j_overlapsNothing_keepsTheOrder",
    (ends) => {
      const gap = 0.1;
      const places = apart(ends, gap);
      const sorted = [...places].sort((a, b) => a - b);
      expect(sorted[0]).toBeGreaterThanOrEqual(gap / 2 - 1e-9);
      expect(sorted.at(-1)).toBeLessThanOrEqual(1 - gap / 2 + 1e-9);
      for (let next = 1; next < sorted.length; next++) {
        expect((sorted[next] ?? 0) - (sorted[next - 1] ?? 0)).toBeGreaterThanOrEqual(gap - 1e-9);
      }
      ends.forEach((end, one) => {
        ends.forEach((other, two) => {
          if (end < other) expect(places[one]).toBeLessThan(places[two] ?? 0);
        });
      });
    },
  );

  it("apart_leavesWhatHasRoomWhereItIs", () => {
    expect(apart([0.2, 0.8, 0.5], 0.1)).toEqual([0.2, 0.8, 0.5]);
  });

  it("bands_areWhatHasBegun_onTheirTrack", () => {
    const live = {
      lengthTicks: 100,
      bursts: [
        { tick: 20, lengthTicks: 10, strengthPercent: 200 },
        { tick: 95, lengthTicks: 10, strengthPercent: 200 },
      ],
      faults: [{ tick: 25, lengthTicks: 50, track: "a", label: "", plainWords: "" }],
    } as unknown as LiveCard;
    expect(bandsOf(live, "a", 19)).toEqual([]);
    expect(bandsOf(live, "a", 30)).toEqual([
      { kind: "burst", from: 0.2, to: 0.3 },
      { kind: "fault", from: 0.25, to: 0.75 },
    ]);
    expect(bandsOf(live, "b", 99).map(({ to }) => to)).toEqual([0.3, 1]);
  });
});
