/** A team's tries as one picture: good against cost, or over the one knob that was turned. No DOM. */
import type { KnobCard, SeatView, WhatIfCard } from "../protocol/messages";
import type { Spread } from "../race/figures";
import { adherencePlace } from "../race/scale";
import type { Configuration } from "./state";

/** A what-if that was simulated. */
export interface Try {
  readonly id: number;
  readonly number: number; // as the team counts them, from 1
  readonly configuration: Configuration;
  readonly good: Spread; // shares
  readonly cost: Spread; // of a good unit; infinite costs are null
  readonly calm: Calm | null; // the same with neither burst nor fault
  readonly primary: number | null; // the figure that the round is about
}

/** What a try does without weather; what counts is the storm. */
export interface Calm {
  readonly good: number | null;
  readonly cost: number | null;
}

/** What turns a try into points: the same figures for all what-ifs of a track. */
export interface Bar {
  readonly floor: number;
  readonly target: number;
  readonly reached: number; // by the best configuration known
  readonly cheapest: number; // a good unit's cost there
  readonly dearest: number; // and where the promise is kept by money alone
}

/** What a view says of it; null until the best known is found, or where money buys nothing. */
export function barOf(view: Pick<SeatView, "bar" | "floorShare" | "targetShare">): Bar | null {
  const { cheapest = null, dearest = null, reached = 0 } = view.bar ?? {};
  if (cheapest === null || dearest === null || cheapest <= 0 || dearest <= cheapest) return null;
  return { floor: view.floorShare, target: view.targetShare, reached, cheapest, dearest };
}

/** What has a result, in the order in which it was run. */
export function triesOf(
  strip: readonly WhatIfCard[],
  of: (result: WhatIfCard["result"], name: string) => Spread,
  primary: string,
): readonly Try[] {
  return strip.flatMap((card, index) =>
    card.result === null
      ? []
      : [
          {
            id: card.id,
            number: index + 1,
            configuration: card.configuration,
            good: of(card.result, "adherence"),
            cost: of(card.result, "costPerGood"),
            calm:
              card.calm === null
                ? null
                : {
                    good: of(card.calm, "adherence").mean,
                    cost: of(card.calm, "costPerGood").mean,
                  },
            primary: of(card.result, primary).mean,
          },
        ],
  );
}

/** The costs that a picture spans, with some room around them; the cheapest stands at the top. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

const ROOM = 1.15;

/**
 * From the cheapest of what is drawn to the dearest, or, once it is known, to where the promise is
 * kept by money alone: what is dearer earns no more, and stands at the bottom. Null while nothing
 * has a price.
 */
export function spanOf(tries: readonly Try[], bar: Bar | null): Span | null {
  const costs = [
    ...tries.flatMap(({ cost }) => [cost.low, cost.mean, cost.high]),
    ...(bar === null ? [] : [bar.cheapest]),
  ].filter((value): value is number => value !== null && value > 0 && Number.isFinite(value));
  if (costs.length === 0) return null;
  const most = bar === null ? Math.max(...costs) : bar.dearest;
  return { least: Math.min(...costs, most) / ROOM, most: most * ROOM };
}

/** Where a cost stands, from 0 for the dearest to 1 for the cheapest, by its logarithm. */
export function costPlace(cost: number | null, { least, most }: Span): number {
  if (cost === null) return 0;
  return Math.min(1, Math.max(0, Math.log(most / cost) / Math.log(most / least)));
}

/** A point of the picture: right is better kept, up is cheaper; both 0 to 1. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a try stands; at the left, at the bottom, when nobody was served well. */
export function placeOf({ good, cost }: Try, floor: number, span: Span): Place {
  return { x: adherencePlace(good.mean ?? 0, floor), y: costPlace(cost.mean, span) };
}

/** As a part of the picture's width: what is nearer is not told apart by eye. */
const APART = 0.03;

/** Where a try stands without weather; null where that is where it stands with it. */
export function calmPlaceOf(one: Try, floor: number, span: Span): Place | null {
  if (one.calm === null) return null;
  const storm = placeOf(one, floor, span);
  const calm = {
    x: adherencePlace(one.calm.good ?? 0, floor),
    y: costPlace(one.calm.cost, span),
  };
  return Math.hypot(calm.x - storm.x, calm.y - storm.y) < APART ? null : calm;
}

/** Two dots nearer than this, as parts of the picture, cover each other's number. */
const COVER = { x: 0.07, y: 0.13 };

/** Where dots are drawn so that each can be seen and tapped: a later one makes room, inwards. */
export function uncovered(places: readonly Place[]): readonly Place[] {
  const drawn: Place[] = [];
  for (const { x, y } of places) {
    const inwards = x < 0.5 ? COVER.x : -COVER.x;
    let at = { x, y };
    const covers = (other: Place) =>
      Math.abs(other.x - at.x) < 0.99 * COVER.x && Math.abs(other.y - at.y) < COVER.y;
    while (drawn.some(covers)) at = { x: at.x + inwards, y };
    drawn.push(at);
  }
  return drawn;
}

const FULL = { slo: 600, thrift: 400, slope: 0.25 };
const STEPS = 48;

/**
 * Where all earn the same points: from the dearest to the cheapest that does. Nothing below the
 * floor earns by being cheap, so a line begins where the promise begins to count.
 */
export function isoPoints(points: number, bar: Bar, span: Span): readonly Place[] {
  const ref = Math.min(bar.target, bar.reached);
  const range = bar.target - bar.floor;
  const places: Place[] = [];
  for (let step = 0; step <= STEPS; step++) {
    const share = ref - range + (range * step) / STEPS;
    const kept = 1 - (ref - share) / range;
    const slope = share >= ref - range ? 1 : share / (ref - range);
    const slo = FULL.slope * slope + (1 - FULL.slope) * kept;
    const thrift = kept > 0 ? (points - FULL.slo * slo) / (FULL.thrift * kept) : Number.NaN;
    if (thrift >= 0 && thrift <= 1) {
      const cost = bar.dearest * (bar.cheapest / bar.dearest) ** thrift;
      places.push({ x: adherencePlace(share, bar.floor), y: costPlace(cost, span) });
    }
  }
  return places;
}

/** Tries that differ in one knob alone, by its value. */
export interface Sweep {
  readonly knob: KnobCard;
  readonly tries: readonly Try[];
}

const ENOUGH = 3;

/**
 * What the newest try belongs to: the knob in which most tries differ from it and from each other
 * alone. Of a setting that was run twice the later counts. Null while fewer than three do.
 */
export function sweepOf(tries: readonly Try[], knobs: readonly KnobCard[]): Sweep | null {
  const newest = tries.at(-1);
  if (newest === undefined) return null;
  let best: Sweep | null = null;
  for (const knob of knobs) {
    const byValue = new Map<number, Try>();
    for (const one of tries) {
      const same = knobs.every(
        ({ knob: id }) => id === knob.knob || one.configuration[id] === newest.configuration[id],
      );
      if (same) byValue.set(one.configuration[knob.knob] ?? 0, one);
    }
    if (byValue.size >= Math.max(ENOUGH, (best?.tries.length ?? 0) + 1)) {
      const order = [...byValue].sort(([a], [b]) => a - b).map(([, one]) => one);
      best = { knob, tries: order };
    }
  }
  return best;
}

/** What a try changed and what that did, beside the one before it. */
export interface Step {
  readonly good: number | null; // in points of a hundred
  readonly cost: number | null;
  readonly changed: readonly { readonly knob: KnobCard; from: number; readonly to: number }[];
}

/** How a try differs from another; null when there is none before it. */
export function stepFrom(
  before: Try | undefined,
  after: Try,
  knobs: readonly KnobCard[],
): Step | null {
  if (before === undefined) return null;
  const difference = (a: number | null, b: number | null) =>
    a === null || b === null ? null : b - a;
  const good = difference(before.good.mean, after.good.mean);
  return {
    good: good === null ? null : 100 * good,
    cost: difference(before.cost.mean, after.cost.mean),
    changed: knobs.flatMap((knob) => {
      const from = before.configuration[knob.knob] ?? 0;
      const to = after.configuration[knob.knob] ?? 0;
      return from === to ? [] : [{ knob, from, to }];
    }),
  };
}
