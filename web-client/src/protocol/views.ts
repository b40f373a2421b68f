/** What the three screens may see: the mirror of the server's views. */
import {
  type Decoded,
  flag,
  list,
  mapOf,
  measured,
  number,
  object,
  oneOf,
  optional,
  text,
  whole,
} from "./decode";

export const PHASES = [
  "lobby",
  "brief",
  "lock",
  "workbench",
  "live",
  "debrief",
  "finished",
] as const;

export const phase = oneOf(...PHASES);
export type Phase = Decoded<typeof phase>;

/** Where the game's clock stood when the view was built. */
export const clock = object({
  instance: whole,
  phase,
  paused: flag,
  lengthMillis: whole,
  remainingMillis: optional(number), // null without a deadline
});
export type Clock = Decoded<typeof clock>;

export const trackCard = object({
  track: text,
  title: text,
  persona: text,
  crisis: text,
  objective: text,
  unitName: text,
  costUnit: text,
});
export type TrackCard = Decoded<typeof trackCard>;

export const memberCard = object({ seat: whole, name: text });

export const teamCard = object({
  team: whole,
  name: text,
  track: text,
  members: list(memberCard),
  whatIfsUsed: whole,
  submitted: flag,
});
export type TeamCard = Decoded<typeof teamCard>;

export const knobCard = object({
  knob: text,
  label: text,
  plainWords: text,
  unit: text, // empty for counts
  divisor: whole, // the shown number is the value divided by this
  values: list(whole), // every value it can take, rising
});
export type KnobCard = Decoded<typeof knobCard>;

/** A value for every knob, in the knob's own unit. */
export const configuration = mapOf(whole);
export type Configuration = Decoded<typeof configuration>;

export const lockCard = object({
  opening: text,
  question: text,
  choices: list(text),
  answered: whole,
  own: optional(whole),
  histogram: optional(list(whole)), // null until the lock is revealed
  answer: optional(whole),
  explanation: optional(text),
});
export type LockCard = Decoded<typeof lockCard>;

/** The mean of the replications with the least and the greatest; null where nothing was measured. */
export const range = object({ mean: measured, low: measured, high: measured });
export type Range = Decoded<typeof range>;

export const whatIfResult = object({
  replications: whole,
  adherence: range,
  costPerGood: range,
  p50Millis: range,
  p99Millis: range,
  utilization: range,
  meanBatch: range,
  formingMillis: range,
  queueMillis: range,
  serviceMillis: range,
});
export type WhatIfResult = Decoded<typeof whatIfResult>;

export const whatIfCard = object({
  id: whole,
  seat: whole,
  configuration,
  result: optional(whatIfResult), // null while it is simulated
});
export type WhatIfCard = Decoded<typeof whatIfCard>;

export const candidateCard = object({
  revision: whole,
  seat: whole,
  configuration,
  submitted: flag,
});
export type CandidateCard = Decoded<typeof candidateCard>;

/** Where the next points are: a code, for which `words` has a sentence, and its arguments. */
export const nextStep = object({
  code: oneOf("frontier", "overbuild", "best-known", "more", "cheaper", "more-or-cheaper"),
  points: whole,
  morePercent: optional(number),
  cheaperPercent: optional(number),
});
export type NextStep = Decoded<typeof nextStep>;

export const scoreCard = object({
  rank: whole, // on its track; ghosts have 0
  team: optional(whole),
  ghost: optional(oneOf("frontier", "overbuild")),
  name: text,
  track: text,
  adherence: number,
  costPerGood: measured,
  slo: number,
  thrift: number,
  lock: number,
  sloPoints: whole,
  thriftPoints: whole,
  lockPoints: whole,
  points: whole,
  nextStep,
  star: optional(text), // the label of a gold star
});
export type ScoreCard = Decoded<typeof scoreCard>;

export const entrantCard = object({
  team: optional(whole),
  ghost: optional(oneOf("frontier", "overbuild")),
  name: text,
  track: text,
  target: number,
});
export type EntrantCard = Decoded<typeof entrantCard>;

export const burstCard = object({ tick: whole, lengthTicks: whole, strengthPercent: whole });
export type BurstCard = Decoded<typeof burstCard>;

/** What broke, or is broken, on a track. */
export const faultCard = object({
  tick: whole,
  lengthTicks: whole,
  track: text,
  label: text,
  plainWords: text,
});
export type FaultCard = Decoded<typeof faultCard>;

export const liveCard = object({
  lengthTicks: whole,
  tick: whole,
  entrants: list(entrantCard), // updates name their index
  bursts: list(burstCard),
  faults: list(faultCard), // one for each track, once something was broken
});
export type LiveCard = Decoded<typeof liveCard>;

/** What an entrant's system did over the whole live run. */
export const entrantResult = object({
  offered: whole,
  completed: whole,
  good: whole,
  adherence: number,
  costPerGood: measured,
  p50Nanos: whole,
  p99Nanos: whole,
  utilization: number,
  meanBatch: number,
  formingNanos: whole,
  queueNanos: whole,
  serviceNanos: whole,
});
export type EntrantResult = Decoded<typeof entrantResult>;

export const boardView = object({
  code: text,
  mission: text,
  round: whole,
  title: text,
  riddle: text,
  law: optional(text), // null until the lock is revealed
  clock,
  seats: whole,
  tracks: list(trackCard),
  teams: list(teamCard),
  lock: lockCard,
  live: optional(liveCard),
  leaderboard: list(scoreCard),
  digest: optional(text),
});
export type BoardView = Decoded<typeof boardView>;

export const seatRow = object({
  seat: whole,
  team: whole,
  name: text,
  answered: flag,
  whatIfs: whole,
});
export type SeatRow = Decoded<typeof seatRow>;

/** What the instructor can let break on a track. */
export const faultChoice = object({ track: text, label: text, plainWords: text, seconds: whole });
export type FaultChoice = Decoded<typeof faultChoice>;

export const hostView = object({
  board: boardView,
  seats: list(seatRow),
  teamSize: whole,
  next: optional(phase), // the phase that "advance" starts
  ready: flag, // false while the ghosts of the round are being searched
  note: text,
  faults: list(faultChoice),
});
export type HostView = Decoded<typeof hostView>;

export const seatView = object({
  code: text,
  round: whole,
  title: text,
  riddle: text,
  law: optional(text), // null until the lock is revealed
  clock,
  seat: whole,
  name: text,
  team: teamCard,
  track: trackCard,
  knobs: list(knobCard),
  par: configuration,
  lock: lockCard,
  whatIfsLeft: whole,
  strip: list(whatIfCard),
  candidate: optional(candidateCard),
  floorShare: number,
  targetShare: number,
  live: optional(liveCard),
  result: optional(entrantResult),
  leaderboard: list(scoreCard),
});
export type SeatView = Decoded<typeof seatView>;

/** What a token without a seat sees. */
export const newcomer = object({ code: text, title: text, seats: whole, phase });
export type Newcomer = Decoded<typeof newcomer>;
