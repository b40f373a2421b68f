import { isHouse } from "../format/words";
import type { ScoreCard } from "../protocol/messages";
import { entrantName } from "../words/words";

/** What a challenge that was taken on and held is worth in a round. */
export const CHALLENGE_POINTS = 60;

/** Past this many, places are not told by name in front of the class. */
export const PLACES_SHOWN = 5;

/**
 * A track's rows by points, ghosts among them; teams past the first few are left out, and so are
 * those of the house that have no place.
 */
export function table(
  leaderboard: readonly ScoreCard[],
  track: string,
  most = PLACES_SHOWN,
): readonly ScoreCard[] {
  const rows = leaderboard.filter((row) => row.track === track).sort(byPoints);
  const shown = new Set(rows.filter((row) => row.rank > 0).slice(0, most));
  return rows.filter((row) => (row.ghost !== null && !isHouse(row.ghost)) || shown.has(row));
}

function byPoints(a: ScoreCard, b: ScoreCard): number {
  return b.points - a.points || a.rank - b.rank || entrantName(a).localeCompare(entrantName(b));
}

/** One step of a podium: a place, and who shares it. */
export interface Step {
  readonly place: number;
  readonly rows: readonly ScoreCard[]; // by name, at least one
}

/** A track's podium. */
export function podium(leaderboard: readonly ScoreCard[], track: string): readonly Step[] {
  return steps(
    leaderboard.filter((row) => row.track === track && row.ghost === null),
    (row) => row.rank,
  );
}

/** The first of all teams; empty where all play one track, of which that is the podium. */
export function cup(leaderboard: readonly ScoreCard[]): readonly Step[] {
  const teams = leaderboard.filter((row) => row.cup > 0);
  return new Set(teams.map((row) => row.track)).size < 2 ? [] : steps(teams, (row) => row.cup);
}

/**
 * Places one to three; a class that fared alike shares one. Nobody who never kept the floor stands
 * on it, and nobody is shown last.
 */
function steps(teams: readonly ScoreCard[], placeOf: (row: ScoreCard) => number): readonly Step[] {
  const last = Math.max(...teams.map(placeOf));
  return [1, 2, 3]
    .filter((place) => place === 1 || place < last)
    .map((place) => ({
      place,
      rows: teams
        .filter((row) => placeOf(row) === place && row.reachedFloor)
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
