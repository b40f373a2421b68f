import type { ScoreCard } from "../protocol/views";

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
  return b.points - a.points || a.rank - b.rank || a.name.localeCompare(b.name);
}

/** The teams that stand on a track's podium: places one to three, ties among them. */
export function podium(leaderboard: readonly ScoreCard[], track: string): readonly ScoreCard[] {
  return leaderboard
    .filter((row) => row.track === track && row.ghost === null && row.rank >= 1 && row.rank <= 3)
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name));
}

export const SLO_POINTS = 600;
export const THRIFT_POINTS = 400;
export const LOCK_POINTS = 50;
export const ALL_POINTS = SLO_POINTS + THRIFT_POINTS + LOCK_POINTS;
