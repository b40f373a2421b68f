/** One instrument over the run, a picture for each track. No DOM. */
import { isHouse } from "../format/words";
import type { BoardView } from "../protocol/messages";
import { TICKS_PER_SAMPLE } from "./feed";
import type { Numbers } from "./figures";
import { kindOf, type Line, type Point } from "./lines";

/** What all lines of a track are drawn against. */
export interface Scale {
  readonly top: number; // what is above it leaves the picture
  readonly cut: boolean; // whether anything does
}

/** As many times what the ghosts reach: a team in distress must not flatten everybody else. */
const ROOM = 3;

const most = (lines: readonly Numbers[]) => Math.max(0, ...lines.flat().map((value) => value ?? 0));

/**
 * A share goes to one. All else goes to the greatest value, or so far above the ghosts and the
 * deadline that their lines keep a shape.
 */
export function scaleOf(
  all: readonly Numbers[],
  ghosts: readonly Numbers[],
  share: boolean,
  deadline: number | null,
): Scale {
  if (share) return { top: 1, cut: false };
  const greatest = most(all);
  const wanted = ROOM * Math.max(most(ghosts), deadline ?? 0);
  return wanted > 0 && greatest > wanted
    ? { top: wanted, cut: true }
    : { top: greatest || 1, cut: false };
}

/** A second for each value, as a line from 0 to 1. */
export function pointsOn(values: Numbers, lengthTicks: number, top: number): readonly Point[] {
  return values.map((value, second) => ({
    x: Math.min(1, ((second + 1) * TICKS_PER_SAMPLE) / lengthTicks),
    y: value === null ? null : Math.min(1, value / top),
  }));
}

/** A track's picture. */
export interface Multiple {
  readonly track: BoardView["tracks"][number];
  readonly scale: Scale;
  readonly lines: readonly Line[];
}

/** The round's one instrument on each track, teams as lines without names. */
export function multiplesOf(board: BoardView): readonly Multiple[] {
  const { live, debrief, tracks, measures } = board;
  if (live === null || debrief === null || debrief.primary.length === 0) return [];
  const own = (track: string) =>
    live.entrants
      .map((entrant, place) => ({ entrant, values: debrief.primary[place] ?? [] }))
      .filter(({ entrant }) => entrant.track === track);
  return tracks
    .map((track) => {
      const riding = own(track.track);
      const measure = measures.find(({ name }) => name === track.primary);
      const scale = scaleOf(
        riding.map(({ values }) => values),
        riding
          .filter(({ entrant: { ghost } }) => ghost !== null && !isHouse(ghost))
          .map(({ values }) => values),
        measure?.unit === "share",
        measure?.unit === "ms" ? track.deadlineMillis : null,
      );
      const lines = riding.map(({ entrant, values }) => ({
        key: entrant.index,
        kind: kindOf(entrant),
        points: pointsOn(values, live.lengthTicks, scale.top),
      }));
      return { track, scale, lines };
    })
    .filter(({ lines }) => lines.length > 0);
}
