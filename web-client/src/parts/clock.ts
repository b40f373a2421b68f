import type { Clock } from "../protocol/messages";

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
