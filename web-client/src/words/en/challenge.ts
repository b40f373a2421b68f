/** What the critics ask, and what becomes of it. */

const MET = 60;
const MISSED = 20;

/** What points of a round come to in the tables, where the round counts more or less than once. */
const inTables = (points: string, weight: number) =>
  weight === 1
    ? ""
    : ` (${points} in the tables: this round counts × ${Number(weight.toFixed(2))})`;

export const challenge = {
  title: "Challenge",
  offer: "Let the critics ask",
  what: "Who asks for what",
  rule: (weight: number) =>
    `Taken on and held +${MET} points, taken on and missed −${MISSED}, declined 0${inTables(
      `+${Math.round(MET * weight)}, −${Math.round(MISSED * weight)}`,
      weight,
    )}. The last twenty seconds count.`,
  critic: {
    cfo: "Your CFO",
    ux: "Your UX lead",
    safety: "Your safety lead",
    hardware: "Your hardware lead",
  },
  /** The same, of a screen that is nobody's. */
  theCritic: {
    cfo: "The CFO",
    ux: "The UX lead",
    safety: "The safety lead",
    hardware: "The hardware lead",
  },
  goal: {
    cost: (figure: string) => `at most ${figure}`,
    adherence: (figure: string) => `at least ${figure} good`,
  },
  stage: {
    coming: (seconds: number) => `Asks in ${seconds} s.`,
    open: (seconds: number) => `Answer within ${seconds} s.`,
    judged: (seconds: number) => `Judged for ${seconds} s more.`,
    over: () => "Decided.",
  },
  counted: (accepted: number, asked: number, met: number | null) =>
    met === null
      ? `${accepted} of ${asked} took it on.`
      : `${accepted} of ${asked} took it on, ${met} held it.`,
  present: (figure: string) => `Your last five seconds: ${figure}.`,
  accept: "Take it on",
  propose: "Propose to take it on",
  decline: "Decline",
  confirm: "Confirm for your team",
  confirmOwn: "Nobody else? Confirm after 10 s",
  wants: "A teammate's proposal: take it on.",
  wantsNot: "A teammate's proposal: decline.",
  unchanged: "Nothing is turned.",
  declined: "Your team declined. That costs nothing.",
  silent: "Your team did not answer: that is declined, and costs nothing.",
  result: (met: boolean | null, weight: number) => {
    if (met === null) return "Taken on. Hold it now.";
    return met
      ? `✓ Held: +${MET} points${inTables(`+${Math.round(MET * weight)}`, weight)}.`
      : `▼ Missed: −${MISSED} points${inTables(`−${Math.round(MISSED * weight)}`, weight)}.`;
  },
  weighed: "as the rounds count",
  came: (figure: string) => `You came to ${figure}.`,
};
