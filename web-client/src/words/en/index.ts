/**
 * English: every word that the screens say on their own. A language is one folder like this. What a
 * scenario's author wrote comes with the game and stands in `scenarios/texts`.
 */
import type { Link } from "../../connection/connection";
import type {
  Ask,
  DebriefStep,
  HostNote,
  NextStep,
  NextStepCode,
  Phase,
  Service,
} from "../../protocol/messages";
import { bench, chart, lens } from "./bench";
import { challenge } from "./challenge";
import { host } from "./host";
import { measure, unit } from "./measures";
import { practice } from "./practice";
import { refusal } from "./refusals";
import { screens } from "./screens";

const phase: Readonly<Record<Phase, string>> = {
  lobby: "Lobby",
  brief: "Brief",
  lock: "Lock",
  revote: "Vote again",
  workbench: "Workbench",
  live: "Live run",
  debrief: "Debrief",
  finished: "Podium",
};

/** The steps of a debrief. */
const debriefStep: Readonly<Record<DebriefStep, string>> = {
  answer: "Answer",
  law: "Law",
  pair: "Pair",
  table: "Tables",
};

/** What the server says of its own service. */
const service: Readonly<Record<Exclude<Service, "ok">, string>> = {
  holding: "Saving is interrupted. What you ask for waits; nothing is lost.",
  unsaved: "Not saved yet: what you asked for waits until saving works again.",
};

/** What the instructor should say or do now. */
const note: Readonly<Record<HostNote, string>> = {
  resume: "The clock stands; resume when you have said what you wanted to say.",
  "show-code": "Show the code and ask neighbours to sit together.",
  "await-students": "Wait until the counter stands still, then start the round.",
  "read-riddle": "Read the riddle aloud, answer nothing, and let each team find its own crisis.",
  "answer-alone": "Ask everybody to answer alone; talking comes after.",
  closing:
    "Nearly all have answered: the lock closes in a moment, unless you give it a minute more.",
  "let-them-talk":
    "Let neighbours convince each other, then ask everybody to vote again; the answer comes after the run.",
  searching: "The best known configurations are still being searched; go on.",
  "help-at-benches":
    "Walk to those who have spent no what-if yet; ask what they expect before they run it.",
  "announce-burst":
    "A burst comes by itself. Ask before it: who holds, and who breaks? Advancing now leaves the run unscored.",
  reveal: "Ask who chose what, and why; then read what the simulation says.",
  "find-the-law": "Let somebody find the law in the lines before you read it.",
  "compare-the-pair": "Let the class guess which knob it was before you point at it.",
  "ask-the-cheapest": "Ask the cheapest team above the floor what it gave up.",
  "ask-what-was-learned": "Ask each team for one sentence it would tell its former self.",
};

const link: Readonly<Record<Link["state"], string>> = {
  connecting: "Connecting …",
  open: "Connected",
  reconnecting: "Reconnecting …",
  elsewhere: "Open on another screen",
  ended: "Not connected",
};

/** Where the next points of a system are. */
function nextStep(step: NextStep, unit: string): string {
  const good = `${step.morePercent} more of every 100 ${unit}s in time`;
  const cheap = `${step.cheaperPercent} % cheaper per good ${unit}`;
  const sentences: Readonly<Record<NextStepCode, string>> = {
    frontier: "The best configuration known on this track.",
    overbuild: "Meets the objective by money alone.",
    "best-known": "This is as good as the best known.",
    more: `The next ${step.points} points: ${good}.`,
    cheaper: `The next ${step.points} points: ${cheap}.`,
    "more-or-cheaper": `The next ${step.points} points: ${good}, or ${cheap}.`,
  };
  return sentences[step.code];
}

const COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** A small whole number in words, others with two digits. */
const counted = (count: number) => COUNTS[count] ?? String(Number(count.toPrecision(2)));

/** How fast a live run goes: simulated seconds in one of the wall's. */
function pace(ratio: number): string {
  if (ratio < 1) return `Slow motion: ${counted(1 / ratio)} seconds here are one there.`;
  return `One second here is ${counted(ratio)} there.`;
}

export const en = {
  locale: "en-US",
  phase,
  debriefStep,
  refusal,
  service,
  note,
  link,
  nextStep,
  ghost: {
    frontier: "Frontier",
    overbuild: "Overbuild",
    "house-par": "House: the start",
    "house-random": "House: blind",
    "house-climber": "House: climber",
  },
  /** What is said of a command that changed nothing, where that is not plain to see. */
  unchanged: {
    "run-what-if": "Your team has run this already. Nothing was spent.",
    adopt: "This is the candidate already.",
    propose: "This is proposed already.",
    confirm: "This is submitted already.",
    "move-seat": "The student is in this team already.",
    "forgive-seat": "The student is in the game already.",
    "assign-track": "The team has this track already.",
  } as Readonly<Partial<Record<Ask["body"]["kind"], string>>>,
  /** Two words for a team, by its number; see the server's `TeamWords`. */
  team: [
    `Amber Brave Bright Calm Clever Copper Cosmic Curious Daring Eager Fearless Gentle Golden Happy
    Jolly Keen Lively Lucky Mellow Merry Mighty Nimble Patient Proud Quick Quiet Silver Steady Sunny
    Swift Velvet Witty`,
    `Badgers Beavers Comets Cranes Dolphins Falcons Ferrets Finches Foxes Geckos Herons Ibexes Jays
    Koalas Lemurs Lynxes Magpies Marmots Narwhals Ospreys Otters Owls Pandas Penguins Puffins Ravens
    Robins Seals Sparrows Storks Turtles Wombats`,
  ],
  /** The paces of a game; one of an author's own is shown by its id. */
  preset: {
    "15": "One round, 13 minutes",
    "45": "Three rounds, a lecture",
    "45-first": "Two rounds, a class that is new to it",
    "90": "Three rounds, a double lesson",
    full: "Three rounds in eight minutes",
    short: "A round in three minutes",
    test: "For automated tests",
  },
  measure,
  unit,
  better: { higher: "more is better", lower: "less is better" },
  pace,
  ...screens,
  ...host,
  bench,
  chart,
  lens,
  challenge,
  practice,
};
