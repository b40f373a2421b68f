import type { ScoreCard } from "../protocol/messages";
import { entrantName } from "../words/words";

/** What a challenge that was taken on and held is worth in a round. */
export const CHALLENGE_POINTS = 60;

/** Past this many, places are not told by name in front of the class. */
export const PLACES_SHOWN = 5;

/** A track's rows by points, ghosts among them; teams past the first few are left out. */
export function table(
  leaderboard: readonly ScoreCard[],
  track: string,
  most = PLACES_SHOWN,
): readonly ScoreCard[] {
  const rows = leaderboard.filter((row) => row.track === track).sort(byPoints);
  const shown = new Set(rows.filter((row) => row.ghost === null).slice(0, most));
  return rows.filter((row) => row.ghost !== null || shown.has(row));
}

function byPoints(a: ScoreCard, b: ScoreCard): number {
  return b.points - a.points || a.rank - b.rank || entrantName(a).localeCompare(entrantName(b));
}

/** One step of a podium: a place, and who shares it. */
export interface Step {
  readonly place: number;
  readonly rows: readonly ScoreCard[]; // by name, at least one
}

/** A track's podium: places one to three; a class that did nothing shares one. */
export function podium(leaderboard: readonly ScoreCard[], track: string): readonly Step[] {
  const teams = leaderboard.filter((row) => row.track === track && row.ghost === null);
  return [1, 2, 3]
    .map((place) => ({
      place,
      rows: teams
        .filter((row) => row.rank === place)
        .sort((a, b) => entrantName(a).localeCompare(entrantName(b))),
    }))
    .filter(({ rows }) => rows.length > 0);
}

export const SLO_POINTS = 600;
export const THRIFT_POINTS = 400;
export const LOCK_POINTS = 50;
export const ALL_POINTS = SLO_POINTS + THRIFT_POINTS + LOCK_POINTS;

/** The most that a term is worth in rounds of some weight, as a whole number. */
export function mostPoints(term: number, weight: number): number {
  return Math.round(term * weight);
}
