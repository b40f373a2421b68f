/** The last five seconds of every entrant as lines over the run. No DOM. */
import { isHouse } from "../format/words";
import type { EntrantCard, LiveCard } from "../protocol/messages";
import { type Seconds, TICKS_PER_SAMPLE } from "./feed";
import { brokenPlace } from "./scale";

/** A point of the plot: x along the run, y up, both 0 to 1; y is null where no unit ended. */
export interface Point {
  readonly x: number;
  readonly y: number | null;
}

/** A line of a plot; what has a name is told at its end. */
export interface Line {
  readonly key: number;
  readonly kind: "team" | "rest" | "frontier" | "overbuild" | "house";
  readonly points: readonly Point[];
}

/** How an entrant's line is drawn where it has a name. */
export function kindOf({ ghost }: Pick<EntrantCard, "ghost">): Line["kind"] {
  if (isHouse(ghost)) return "house";
  return ghost === "frontier" || ghost === "overbuild" ? ghost : "team";
}

/** The line of what was good, second by second, on a scale that is broken at the floor. */
export function pointsOf(perMille: Seconds, lengthTicks: number, floor: number): readonly Point[] {
  return perMille.flatMap((value, second) =>
    value === undefined
      ? []
      : [
          {
            x: Math.min(1, ((second + 1) * TICKS_PER_SAMPLE) / lengthTicks),
            y: value === null ? null : brokenPlace(value / 1_000, floor),
          },
        ],
  );
}

/** The newest share that was measured; null before the first. */
export function latest(perMille: Seconds): number | null {
  const value = perMille.filter((one) => one !== null && one !== undefined).at(-1);
  return value === undefined ? null : value / 1_000;
}

/** As a path in a square of a hundred; where nothing was measured the line is broken. */
export function pathOf(points: readonly Point[]): string {
  let drawn = "";
  let broken = true;
  for (const { x, y } of points) {
    if (y !== null) {
      drawn += `${broken ? "M" : "L"}${(100 * x).toFixed(2)} ${(100 - 100 * y).toFixed(2)}`;
    }
    broken = y === null;
  }
  return drawn;
}

/**
 * Where the names of lines stand that end at some heights, so that none lies on another: as near
 * as a gap between all of them allows, in the order of the lines' ends.
 *
 * @param ends heights from 0 to 1
 * @param gap the least distance of two names; they fit when all gaps together are at most 1
 */
export function apart(ends: readonly number[], gap: number): readonly number[] {
  const order = ends.map((_, index) => index).sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0));
  const places = [...ends];
  let least = gap / 2;
  for (const index of order) {
    places[index] = Math.max(ends[index] ?? 0, least);
    least = (places[index] ?? 0) + gap;
  }
  let most = 1 - gap / 2;
  for (const index of order.reverse()) {
    places[index] = Math.min(places[index] ?? 0, most);
    most = (places[index] ?? 0) - gap;
  }
  return places;
}

/** A part of the run in which something was done to all systems of a track. */
export interface Band {
  readonly kind: "burst" | "fault";
  readonly from: number; // 0 to 1
  readonly to: number;
}

/** Bursts and faults on a track, as far as they have begun. */
export function bandsOf(live: LiveCard, track: string, tick: number): readonly Band[] {
  const band = (kind: Band["kind"]) => (card: { tick: number; lengthTicks: number }) => ({
    kind,
    from: card.tick / live.lengthTicks,
    to: Math.min(1, (card.tick + card.lengthTicks) / live.lengthTicks),
  });
  return [
    ...live.bursts.filter((burst) => burst.tick <= tick).map(band("burst")),
    ...live.faults
      .filter((fault) => fault.track === track && fault.tick <= tick)
      .map(band("fault")),
  ];
}
