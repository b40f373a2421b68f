/** The names that the screens give to what the protocol names in short. */
import type { Phase } from "../protocol/views";

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

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
