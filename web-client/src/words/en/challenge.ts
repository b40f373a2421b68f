/** What the critics ask, and what becomes of it. */
export const challenge = {
  title: "Challenge",
  offer: "Let the critics ask",
  what: "Who asks for what",
  rule: "Taken on and held +60 points, taken on and missed −20, declined 0. The last twenty seconds count.",
  critic: {
    cfo: "Your CFO",
    ux: "Your UX lead",
    safety: "Your safety lead",
    hardware: "Your hardware lead",
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
  result: (met: boolean | null) =>
    met === null ? "Taken on. Hold it now." : met ? "✓ Held: +60 points." : "▼ Missed: −20 points.",
  came: (figure: string) => `You came to ${figure}.`,
};
