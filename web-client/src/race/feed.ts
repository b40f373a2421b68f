/** What a screen knows of a live run between two views: the newest tick of every entrant. */
import type { BurstCard, EntrantCard, FaultCard, LiveCard } from "../protocol/messages";
import type { Of } from "../protocol/server";
import { figure, type Numbers } from "./figures";

/** Every so many ticks a sample of a line: one a second of wall time. */
export const TICKS_PER_SAMPLE = 10;

/** Per mille of each second so far; null where nothing ended, undefined of what never came. */
export type Seconds = readonly (number | null | undefined)[];

export interface Feed {
  readonly tick: number;
  readonly entrants: ReadonlyMap<number, Numbers>; // by index in the live card
  readonly recent: ReadonlyMap<number, Seconds>;
}

export const NO_FEED: Feed = { tick: 0, entrants: new Map(), recent: new Map() };

export function fed(feed: Feed, update: Pick<Of<"update">, "tick" | "entrants" | "recent">): Feed {
  const entrants = new Map(feed.entrants);
  for (const [index, ...numbers] of update.entrants) entrants.set(index ?? -1, numbers);
  return { tick: update.tick, entrants, recent: lengthened(feed, update) };
}

/** After a take-over some seconds come again, and after a gap some never do. */
function lengthened(feed: Feed, update: Pick<Of<"update">, "tick" | "entrants" | "recent">) {
  if (update.recent.length === 0) return feed.recent;
  const second = Math.floor(update.tick / TICKS_PER_SAMPLE) - 1;
  const recent = new Map(feed.recent);
  update.entrants.forEach(([index], place) => {
    const line = (recent.get(index ?? -1) ?? []).slice(0, second);
    while (line.length < second) line.push(undefined);
    recent.set(index ?? -1, [...line, update.recent[place] ?? null]);
  });
  return recent;
}

/** What a view knows of the run, where nothing newer has come. */
export function caughtUp(feed: Feed, live: LiveCard | null): Feed {
  if (live === null || live.now.length === 0 || live.tick < feed.tick) return feed;
  const recent = new Map<number, Seconds>(
    live.entrants.map(({ index }, place) => [index, live.recent[place] ?? []]),
  );
  return { ...fed(feed, { tick: live.tick, entrants: live.now, recent: [] }), recent };
}

/** An entrant with what the newest tick says of it. */
export interface Rider extends EntrantCard {
  readonly now: Place | null; // null before the first tick
}

/** How an entrant stands in the race. */
export interface Place {
  readonly adherence: number;
  readonly costPerGood: number | null; // null while nothing is good
  readonly points: number;
}

export function riders(live: LiveCard, feed: Feed): readonly Rider[] {
  return live.entrants.map((card) => {
    const numbers = feed.entrants.get(card.index) ?? null;
    return { ...card, now: numbers === null ? null : placed(live.race, numbers) };
  });
}

function placed(names: readonly string[], numbers: Numbers): Place {
  return {
    adherence: figure(names, numbers, "goodShareOfEnded") ?? 0,
    costPerGood: figure(names, numbers, "costPerGood"),
    points: figure(names, numbers, "points") ?? 0,
  };
}

/** A track's part of the race: who is named, by place, and the rest, whose lines have no name. */
export interface Lanes {
  readonly lanes: readonly Rider[];
  readonly rest: readonly Rider[];
}

/** The best teams and both ghosts are named; whoever is further back is not. */
export function lanesOf(track: string, all: readonly Rider[], most: number): Lanes {
  const placed = all.filter((rider) => rider.track === track).sort(byPlace);
  const teams = placed.filter((rider) => rider.ghost === null);
  const shown = new Set(teams.slice(0, most));
  return {
    lanes: placed.filter((rider) => rider.ghost !== null || shown.has(rider)),
    rest: teams.slice(most),
  };
}

function byPlace(a: Rider, b: Rider): number {
  const points = (b.now?.points ?? 0) - (a.now?.points ?? 0);
  if (points !== 0) return points;
  const adherence = (b.now?.adherence ?? 0) - (a.now?.adherence ?? 0);
  return adherence !== 0 ? adherence : a.index - b.index;
}

/** The burst that runs at a tick. */
export function burstAt(live: LiveCard, tick: number): BurstCard | null {
  return (
    live.bursts.find((burst) => tick >= burst.tick && tick < burst.tick + burst.lengthTicks) ?? null
  );
}

/** The faults that are on at a tick, one for each track that they last on. */
export function faultsAt(live: LiveCard, tick: number): readonly FaultCard[] {
  return live.faults.filter((fault) => tick >= fault.tick && tick < fault.tick + fault.lengthTicks);
}

/** "× 2" for 200 percent. */
export function strength(burst: { strengthPercent: number }): string {
  return `× ${burst.strengthPercent / 100}`;
}
