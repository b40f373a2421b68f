/** All that a phone knows, and how each message changes it. No DOM, no clock of its own. */
import type { Outcome } from "../connection/connection";
import { BLANK, received, type ScreenState } from "../connection/screen";
import type { KnobCard, Newcomer, SeatView, StudentCommand } from "../protocol/messages";
import type { Of, ServerMessage } from "../protocol/server";
import { type Rider, riders, TICKS_PER_SAMPLE } from "../race/feed";
import { figure, type Numbers } from "../race/figures";
import { refusalWords, studentName, words } from "../words/words";

/** A value for every knob, in the knob's own unit. */
export type Configuration = SeatView["par"];

/** A teammate's knob while it moves. */
export interface GhostThumb {
  readonly seat: number;
  readonly knob: string;
  readonly value: number;
  readonly atMillis: number;
}

/** A point of the lines: a number for each series of the track, by index in the live card. */
export interface Sample {
  readonly tick: number;
  readonly entrants: ReadonlyMap<number, Numbers>;
}

export interface StudentState extends ScreenState<SeatView> {
  readonly newcomer: Newcomer | null;
  readonly own: Numbers | null; // the instruments, a number for each of the view's measures
  readonly samples: readonly Sample[]; // rising ticks
  readonly ghosts: readonly GhostThumb[];
  readonly moved: boolean; // whether the own team was dealt another track, while that is news
}

export const START: StudentState = {
  ...BLANK,
  newcomer: null,
  own: null,
  samples: [],
  ghosts: [],
  moved: false,
};

/** A live run of more samples than this loses its oldest. */
const SAMPLES_MOST = 1_000;

/** A thumb that has not moved for this long is gone. */
export const GHOST_MILLIS = 4_000;

export function reduce(
  state: StudentState,
  message: ServerMessage,
  nowMillis: number,
): StudentState {
  if (message.type === "hint-relay") return hinted(state, message, nowMillis);
  if (message.type === "instruments") return read(state, message);
  if (message.type === "view" && message.view.screen === "newcomer") {
    return {
      ...START,
      game: state.game,
      notice: state.notice,
      newcomer: message.view.newcomer,
      at: nowMillis,
    };
  }
  const next = received<SeatView, StudentState>(
    state,
    message,
    nowMillis,
    (view) => (view.screen === "seat" ? view.seat : null),
    (view) => view,
  );
  const { view } = next;
  if (view === null || view === state.view) return next;
  return {
    ...next,
    newcomer: null,
    own: view.instruments === null ? null : some(view.instruments.own),
    samples: sampled(view),
    ghosts: state.view?.clock.instance === view.clock.instance ? state.ghosts : [],
    moved: NEWS_IN.has(view.clock.phase) && (state.moved || isMoved(state.view, view)),
  };
}

/** Until the first lock a team reads what it serves. */
const NEWS_IN: ReadonlySet<string> = new Set(["lobby", "brief"]);

const isMoved = (before: SeatView | null, now: SeatView) =>
  before !== null && before.team.team === now.team.team && before.track.track !== now.track.track;

const some = (numbers: Numbers) => (numbers.length === 0 ? null : numbers);

/** The lines so far, as a view has them. */
function sampled(view: SeatView): readonly Sample[] {
  const series = view.instruments?.series ?? [];
  const count = Math.max(0, ...series.flatMap((one) => one.values.map((line) => line.length)));
  return Array.from({ length: count }, (_, at) => ({
    tick: (at + 1) * TICKS_PER_SAMPLE,
    entrants: new Map(
      series.map((one) => [one.entrant, one.values.map((line) => line[at] ?? null)]),
    ),
  }));
}

function read(state: StudentState, { tick, own, sample }: Of<"instruments">): StudentState {
  const next = { ...state, own: some(own) };
  if (sample.length === 0) return next;
  const due = Math.floor(tick / TICKS_PER_SAMPLE) * TICKS_PER_SAMPLE;
  // After a take-over some ticks come again: what was drawn of them gives way.
  const kept = state.samples.filter((one) => one.tick < due);
  const entrants = new Map(sample.map(([index, ...numbers]) => [index ?? -1, numbers]));
  return { ...next, samples: [...kept, { tick: due, entrants }].slice(-SAMPLES_MOST) };
}

function hinted(state: StudentState, hint: Of<"hint-relay">, nowMillis: number): StudentState {
  if (hint.seat === state.view?.seat) return state;
  const others = state.ghosts.filter(
    (ghost) =>
      nowMillis - ghost.atMillis < GHOST_MILLIS &&
      (ghost.seat !== hint.seat || ghost.knob !== hint.knob),
  );
  const moved = { seat: hint.seat, knob: hint.knob, value: hint.value, atMillis: nowMillis };
  return { ...state, ghosts: [...others, moved] };
}

/** The own team in the live run. */
export function ownRider(state: StudentState): Rider | null {
  const { view, feed } = state;
  if (view === null || view.live === null) return null;
  return riders(view.live, feed).find((rider) => rider.team === view.team.team) ?? null;
}

/** The two ghosts of the own track. */
export function ghostRiders(state: StudentState): readonly Rider[] {
  const { view, feed } = state;
  if (view === null || view.live === null) return [];
  return riders(view.live, feed).filter(
    (rider) => rider.ghost !== null && rider.track === view.track.track,
  );
}

/** A line over the run: a series, by its name, of an entrant; of the own system if none is named. */
export function line(
  state: StudentState,
  name: string,
  entrant?: number,
): readonly { x: number; y: number | null }[] {
  const { view, samples } = state;
  const own = entrant ?? ownRider(state)?.index ?? -1;
  return samples.map(({ tick, entrants }) => ({
    x: tick / (view?.live?.lengthTicks ?? 1),
    y: figure(view?.track.series ?? [], entrants.get(own) ?? null, name),
  }));
}

/** Little's law with what was measured: L beside λ·W. */
export interface LittlesLaw {
  readonly inSystem: number; // L
  readonly arrivalsPerSecond: number; // λ
  readonly timeInSystemMillis: number | null; // W
  readonly product: number | null; // λ·W, which must come to L
}

export function littlesLaw(own: (name: string) => number | null): LittlesLaw {
  const arrivalsPerSecond = own("arrivalsPerSecond") ?? 0;
  const timeInSystemMillis = own("meanTimeInSystem");
  return {
    inSystem: own("meanInSystem") ?? 0,
    arrivalsPerSecond,
    timeInSystemMillis,
    product: timeInSystemMillis === null ? null : (arrivalsPerSecond * timeInSystemMillis) / 1_000,
  };
}

export function sameConfiguration(a: Configuration, b: Configuration): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** Settings that make no system together, and why. */
export interface Impossible {
  readonly configuration: Configuration;
  readonly sentence: string;
}

/** What an answer says of settings that cannot be; the workbench says it beside them. */
export function impossible(body: StudentCommand, outcome: Outcome): Impossible | null {
  return !outcome.done && outcome.refusal.code === "cannot-be" && "configuration" in body
    ? { configuration: body.configuration, sentence: refusalWords(outcome.refusal) }
    : null;
}

/** What a control of the bench shows, and whom it tells that it was moved. */
export interface KnobProps {
  readonly knob: KnobCard;
  readonly value: number;
  readonly par: number | null;
  readonly ghosts: readonly { readonly name: string; readonly value: number }[];
  readonly onmove: (value: number) => void;
}

/** Where a knob's value stands among the values it can take; the nearest one when it is none. */
export function stepOf(knob: KnobCard, value: number): number {
  let best = 0;
  knob.values.forEach((candidate, index) => {
    const distance = Math.abs(candidate - value);
    if (distance < Math.abs((knob.values[best] ?? candidate) - value)) best = index;
  });
  return best;
}

/** Where a draft is kept: one for each game, seat and phase. */
export function draftKey(view: SeatView): string {
  return `headroom.draft.${view.code}.${view.seat}.${view.clock.instance}`;
}

/** What the sliders show at first: the stored draft where it fits the knobs, else par. */
export function draftFrom(view: SeatView, stored: string | null): Configuration {
  const draft: Record<string, number> = {};
  const found = parsed(stored);
  for (const knob of view.knobs) {
    const value = found[knob.knob];
    const fits = typeof value === "number" && knob.values.includes(value);
    draft[knob.knob] = fits ? value : (view.par[knob.knob] ?? knob.values[0] ?? 0);
  }
  return draft;
}

function parsed(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {}; // not ours, or cut off: par is a start as good
  }
}

/** The name of a teammate. */
export function nameOf(view: SeatView, seat: number): string {
  if (seat === view.seat) return words.common.you;
  const mate = view.team.members.find((member) => member.seat === seat);
  return mate === undefined ? words.common.teammate : studentName(mate);
}
