import type { HintCode, Lens, Prediction, RidingSource } from "../../protocol/messages";
import { teams } from "./counts";

/** What is tuned, tried and agreed on. */
export const bench = {
  title: "Workbench",
  yourBench: "Your bench",
  start: "start",
  startFrom: "Set out from",
  nothingSpent: "Nothing was spent.",
  run: "Run what-if",
  running: "Running …",
  left: (count: number) => `${count} left`,
  adopt: "Adopt",
  strip: "The team's what-ifs",
  runs: (count: number) => `${count} run`,
  empty: "Nothing run yet. A what-if simulates what the knobs say and costs one of the team's ten.",
  bar: "bar:",
  target: "target",
  candidate: "The team's candidate",
  noCandidate: "No candidate yet.",
  adoptHint: "Adopt what the team should ride with.",
  adoptedBy: (revision: number, who: string) => `Candidate ${revision}, adopted by ${who}`,
  submitted: "Confirmed",
  submit: "Submit",
  propose: "Propose",
  proposedBy: (revision: number, who: string) => `Candidate ${revision}, proposed by ${who}`,
  changes: (changed: string, first: boolean) =>
    first ? `Beside the start: ${changed}` : `Beside what is confirmed: ${changed}`,
  changesNothing: "It changes nothing.",
  confirm: "Confirm",
  confirmAlone: "Confirm alone",
  mateConfirms: (seconds: number) => `A team mate confirms; you can in ${seconds} s`,
  takeBack: (seconds: number) => `Undo (${seconds} s)`,
  rides: "Would ride:",
  ridesWith: {
    confirmed: "what you confirmed,",
    "best-what-if": "your best what-if,",
    candidate: "your candidate,",
    par: "the start,",
  } satisfies Record<RidingSource, string>,
  yours: (count: number) => `${count} yours`,
  common: (count: number) => `${count} for all`,
  ownedBy: (who: string, count: number) => `${who} ${count}`,
  returnsIn: (time: string) => `all for all in ${time}`,
  beside: (measure: string, number: number, value: string) =>
    `Which way will ${measure} go? It was ${value} in #${number}.`,
  besidePar: (measure: string) => `Which way will ${measure} go, beside the start?`,
  runSide: { up: "Run: ▲ up", down: "Run: ▼ down" } satisfies Record<Prediction, string>,
  said: (measure: string, said: Prediction, against: number | null) =>
    `Said: ${measure} ${said === "up" ? "▲ up" : "▼ down"} from ${
      against === null ? "the start" : `#${against}`
    }`,
  cameTrue: "✓ right",
  cameFalse: "✗ wrong",
  nextIn: (seconds: number) => `Next what-if in ${seconds} s`,
  allSpent: "All ten are used",
  othersOwn: "Yours are used; others still have some",
  hintHead: "Stuck?",
  hint: {
    "time-goes": (percent: number, part: string) => `${percent} % of your users’ time is ${part}.`,
  } satisfies Record<HintCode, (percent: number, part: string) => string>,
  simulating: "Simulating …",
  good: "good",
  goodRange: (low: string, high: string) => `good, ${low} to ${high}`,
  weathers: (calm: string, storm: string) => `calm ${calm}, storm ${storm}`,
  stormCounts: "The storm counts: it has a burst, as the scored run will.",
  tryFrom: "Try from here",
  isCandidate: "Candidate",
  head: "Tune, try, adopt, agree",
  ofSubmitted: (count: number) => `of ${teams(count)} submitted`,
  used: (used: number, of: number) => `${used} of ${of} what-ifs used`,
};

/** The chart of a team's tries. */
export const chart = {
  title: "What the team has tried",
  faces: "How the tries are shown",
  all: "All tries",
  by: (knob: string) => `By ${knob.toLowerCase()}`,
  good: "good",
  kept: "good →",
  cheap: "cheap ↑",
  at: "good at",
  inCalm: (good: string) => `(calm ${good})`,
  moreGood: (points: string) => `${points} % good`,
  empty: "Each try becomes a dot here: right is better kept, up is cheaper.",
  tried: (number: number, good: string, cost: string, settings: string) =>
    `Try ${number}: ${good} good at ${cost}, with ${settings}`,
};

/** What a member of a team watches. */
export const lens = {
  tail: "You watch the tail: p99.",
  money: "You watch the money: cost for each good one.",
  memory: "You watch where time and room go.",
  scribe: "You are the scribe: write down why.",
  driver: "You drive: the clock and the ten what-ifs.",
} satisfies Record<Lens, string>;
