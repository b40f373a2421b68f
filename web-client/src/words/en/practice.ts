import type { PracticeKind } from "../../protocol/http";

/** What is said to whoever practises when the class is over. */
export const practice = {
  title: "Practice",
  lead: "The game is over; its rounds can be tried again. Nothing here changes what it came to.",
  nothing:
    "This link opens nothing. Open practice from your own phone's podium, or by the class's link.",
  rounds: "Rounds",
  noRounds: "No round of this game was played.",
  elsewhere:
    "This server has another engine than the game was played with: look at it, but nothing can be tried.",
  law: "The law",
  knobs: "Knobs",
  from: "Set out from",
  ghost: { frontier: "Frontier F", overbuild: "Overbuild O", par: "Start" },
  best: (points: string, good: string, cost: string) =>
    `F came to ${points} points on the live traffic: ${good} good at ${cost}.`,
  run: {
    "what-if": "Run what-if",
    "beat-frontier": "Beat F",
  } satisfies Record<PracticeKind, string>,
  running: "Computing behind live games …",
  left: (count: number) => (count === 1 ? "1 try left here" : `${count} tries left here`),
  tries: "Your tries",
  noTries: "Nothing tried yet.",
  storm: (good: string, cost: string) => `In storms: ${good} good at ${cost}`,
  calm: (good: string) => `in calm ${good}`,
  beside: (own: string, frontier: string) => `On the live traffic: ${own} points, F ${frontier}`,
  again: (own: string, frontier: string) => `On other traffic: ${own} points, F ${frontier}`,
  verdict: {
    beaten: "You beat F, on both.",
    luck: "It beat F once, but not on other traffic: that was luck.",
    short: "F holds.",
  },
  winners: "Who beat F",
  nobody: "Nobody yet.",
  you: "you",
  points: (count: string) => `${count} points`,
  after: "Practice: try the rounds again, beat F",
  link: "Practice after class",
  linkWords: "Whoever has this link can try the rounds again.",
};
