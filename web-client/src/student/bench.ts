/** How the bench stands at an instant: what its view says, and how much time has passed since. */
import type { KnobCard, SeatView } from "../protocol/messages";
import { type Configuration, sameConfiguration } from "./state";

// What each run is predicted of: the tail moves with whatever is turned, on every track.
export const PREDICTED = "p99";

export interface BenchNow {
  readonly own: number; // what-ifs that are the viewer's
  readonly common: number; // for whoever comes first
  readonly owned: readonly { readonly seat: number; readonly whatIfs: number }[]; // by others
  readonly waitMillis: number; // until the team's next what-if
  readonly returnMillis: number | null; // until all are common; null once they are, or never are
  readonly silentMillis: number; // in which only a team mate can confirm
  readonly undoMillis: number;
}

/** In a pause no time passes. */
export function benchNow(view: SeatView, atMillis: number, nowMillis: number): BenchNow {
  const { bench, clock } = view;
  const passed = clock.paused ? 0 : Math.max(0, nowMillis - atMillis);
  const left = (millis: number) => Math.max(0, millis - passed);
  const returnMillis = bench.returnMillis === null ? null : left(bench.returnMillis);
  const returned = returnMillis === 0;
  return {
    own: returned ? 0 : bench.own,
    common: returned ? bench.whatIfsLeft : bench.common,
    owned: returned ? [] : bench.owned.filter(({ seat }) => seat !== view.seat),
    waitMillis: left(bench.waitMillis),
    returnMillis: returned || bench.owned.length === 0 ? null : returnMillis,
    silentMillis: left(bench.silentMillis),
    undoMillis: left(bench.undoMillis),
  };
}

/** Seconds that are not over yet, for a countdown. */
export const secondsLeft = (millis: number) => Math.ceil(millis / 1_000);

/** The result that a prediction is made against: the last one; null for par. */
export function against(view: SeatView): SeatView["strip"][number] | null {
  return view.strip.filter((card) => card.result !== null).at(-1) ?? null;
}

/** Whether there is something to predict: a setting is no other than itself. */
export function predictable(view: SeatView, draft: Configuration): boolean {
  return !sameConfiguration(against(view)?.configuration ?? view.par, draft);
}

/** The number of a what-if as the team counts them, from 1; null for none. */
export function numberOf(view: SeatView, id: number): number;
export function numberOf(view: SeatView, id: number | null): number | null;
export function numberOf(view: SeatView, id: number | null): number | null {
  return id === null ? null : view.strip.findIndex((card) => card.id === id) + 1;
}

export interface Changed {
  readonly knob: KnobCard;
  readonly from: number;
  readonly to: number;
}

/** What the candidate changes beside what the team agreed on last, or beside par. */
export function changes(view: SeatView): readonly Changed[] {
  const before = view.bench.submitted?.configuration ?? view.par;
  const after = view.candidate?.configuration ?? before;
  return view.knobs
    .map((knob) => ({ knob, from: before[knob.knob] ?? 0, to: after[knob.knob] ?? 0 }))
    .filter(({ from, to }) => from !== to);
}
