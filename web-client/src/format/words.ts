/** Names that are no words of a language. */

/** A track's name from its id: "cloud-titan" is Cloud Titan. */
export function trackName(track: string): string {
  return track
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}

export const GHOST_LETTER = {
  frontier: "F",
  overbuild: "O",
  "house-par": "H",
  "house-random": "H",
  "house-climber": "H",
} as const;

/** Whether somebody without a team is one of the house. */
export const isHouse = (ghost: keyof typeof GHOST_LETTER | null): boolean =>
  ghost?.startsWith("house-") ?? false;
