import type { Clock } from "../protocol/messages";

/**
 * What is left to the first tick of a live run, in whole seconds.
 *
 * @param tick ticks that were seen
 * @returns null outside of the countdown, also once it is over
 */
export function countdownSeconds(
  clock: Clock,
  tick: number,
  atMillis: number,
  nowMillis: number,
): number | null {
  if (clock.countdownMillis === null || tick > 0) return null;
  const passed = clock.paused ? 0 : nowMillis - atMillis;
  const seconds = Math.ceil((clock.countdownMillis - passed) / 1_000);
  return seconds > 0 ? seconds : null;
}

/**
 * What is left of a phase, from what was left when the view came.
 *
 * @param atMillis when the view came, on the same clock as nowMillis
 * @returns null without a deadline
 */
export function remainingMillis(clock: Clock, atMillis: number, nowMillis: number): number | null {
  if (clock.remainingMillis === null) return null;
  const passed = clock.paused ? 0 : nowMillis - atMillis;
  return Math.max(0, clock.remainingMillis - passed);
}
