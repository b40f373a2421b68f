/** The names that the screens give to what the protocol names in short. */
import type { NextStep, Phase } from "../protocol/messages";

export const PHASE_TITLE: Readonly<Record<Phase, string>> = {
  lobby: "Lobby",
  brief: "Brief",
  lock: "Lock",
  workbench: "Workbench",
  live: "Live run",
  debrief: "Debrief",
  finished: "Podium",
};

/** What "advance" does, by the phase that it starts. */
export const PHASE_START: Readonly<Record<Phase, string>> = {
  lobby: "Back to the lobby",
  brief: "Start the brief",
  lock: "Open the lock",
  workbench: "Open the workbench",
  live: "Start the live run",
  debrief: "Show the debrief",
  finished: "Finish: show the podium",
};

/** A track's name from its id: "cloud-titan" is Cloud Titan. */
export function trackName(track: string): string {
  return track
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}

export const GHOST_LETTER = { frontier: "F", overbuild: "O" } as const;

export const GHOST_TITLE = { frontier: "Frontier", overbuild: "Overbuild" } as const;

/** Where the next points of a system are, in one sentence. */
export function nextStepWords(step: NextStep, unit: string): string {
  const good = `${step.morePercent} more of every 100 ${unit}s in time`;
  const cheap = `${step.cheaperPercent} % cheaper per good ${unit}`;
  const words: Readonly<Record<NextStep["code"], string>> = {
    frontier: "The best configuration known on this track.",
    overbuild: "Meets the objective by money alone.",
    "best-known": "This is as good as the best known.",
    more: `The next ${step.points} points: ${good}.`,
    cheaper: `The next ${step.points} points: ${cheap}.`,
    "more-or-cheaper": `The next ${step.points} points: ${good}, or ${cheap}.`,
  };
  return words[step.code];
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
