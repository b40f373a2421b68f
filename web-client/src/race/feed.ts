/** What a screen knows of a live run between two views: the newest tick of every entrant. */
import type { BurstCard, EntrantCard, FaultCard, LiveCard } from "../protocol/messages";
import type { Of } from "../protocol/server";
import { figure, type Numbers } from "./figures";

export interface Feed {
  readonly tick: number;
  readonly entrants: ReadonlyMap<number, Numbers>; // by index in the live card
}

export const NO_FEED: Feed = { tick: 0, entrants: new Map() };

export function fed(feed: Feed, update: Pick<Of<"update">, "tick" | "entrants">): Feed {
  const entrants = new Map(feed.entrants);
  for (const [index, ...numbers] of update.entrants) entrants.set(index ?? -1, numbers);
  return { tick: update.tick, entrants };
}

/** What a view knows of the run, where nothing newer has come. */
export function caughtUp(feed: Feed, live: LiveCard | null): Feed {
  if (live === null || live.now.length === 0 || live.tick < feed.tick) return feed;
  return fed(feed, { tick: live.tick, entrants: live.now });
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

/** A track's part of the race: lanes by place, and the rest as dots without a name. */
export interface Lanes {
  readonly lanes: readonly Rider[];
  readonly dots: readonly Rider[];
}

/** The best teams and both ghosts have a lane; whoever is further back is a dot. */
export function lanesOf(track: string, all: readonly Rider[], most: number): Lanes {
  const placed = all.filter((rider) => rider.track === track).sort(byPlace);
  const teams = placed.filter((rider) => rider.ghost === null);
  const shown = new Set(teams.slice(0, most));
  return {
    lanes: placed.filter((rider) => rider.ghost !== null || shown.has(rider)),
    dots: teams.slice(most),
  };
}

function byPlace(a: Rider, b: Rider): number {
  const points = (b.now?.points ?? 0) - (a.now?.points ?? 0);
  if (points !== 0) return points;
  const adherence = (b.now?.adherence ?? 0) - (a.now?.adherence ?? 0);
  return adherence !== 0 ? adherence : a.index - b.index;
}

/** The points at the right end of a lane: a little more than the frontier's 1,000. */
export const LANE_POINTS = 1_050;

/** Where points lie on a lane, 0 to 1. */
export function lanePlace(points: number): number {
  return Math.min(1, Math.max(0, points / LANE_POINTS));
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
