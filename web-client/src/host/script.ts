/** What comes by itself in the live run, as the instructor announces it. No DOM. */
import { trackName } from "../format/words";
import type { HostView } from "../protocol/messages";
import { strength, TICKS_PER_SAMPLE } from "../race/feed";
import { words } from "../words/words";

export type Scripted = HostView["script"][number];

/** The first that has not come yet; null when nothing more does. */
export function nextOf(script: readonly Scripted[], tick: number): Scripted | null {
  return script.find((one) => one.tick > tick) ?? null;
}

/** Seconds on the wall until it comes, rounded up. */
export const secondsUntil = (one: Scripted, tick: number) =>
  Math.ceil((one.tick - tick) / TICKS_PER_SAMPLE);

export const secondsOf = (ticks: number) => Math.round(ticks / TICKS_PER_SAMPLE);

export function nameOf(one: Scripted): string {
  return one.what === "burst"
    ? words.console.script.burst(strength(one))
    : words.console.script[one.what];
}

export const tracksOf = (one: Scripted) => one.tracks.map(trackName).join(", ");
