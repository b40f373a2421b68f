/** What an advance would cut short, and how to ask about it. */
import { countdown } from "../format/number";
import { plural } from "../format/words";
import type { HostView } from "../protocol/messages";
import { progress } from "./state";

/** How long what moves the game on rests after a change of phase: longer than any double click. */
export const REST_MILLIS = 2_000;

export interface Skip {
  readonly title: string;
  readonly words: string;
  readonly keep: string;
  readonly yes: string;
}

/**
 * What the instructor is asked before the present phase is left; null where nothing is lost.
 *
 * @param leftMillis of the phase; null without a deadline
 */
export function skip(view: HostView, leftMillis: number | null): Skip | null {
  const { phase } = view.board.clock;
  const left = leftMillis === null ? "" : ` It has ${countdown(leftMillis)} to go.`;
  if (phase === "live") {
    return {
      title: "End the run now, without a score?",
      words: `A run that is cut short gives no points to anybody.${left}`,
      keep: "Let it run",
      yes: "End it unscored",
    };
  }
  const counted = progress(view);
  if (counted === null || counted.done >= counted.of) return null;
  if (phase === "lock") {
    return {
      title: "Close the lock now?",
      words: `${counted.done} of ${plural(counted.of, "student")} have answered. Whoever has not loses this prediction.${left}`,
      keep: "Keep it open",
      yes: "Close the lock",
    };
  }
  return {
    title: "Start the live run now?",
    words: `${counted.done} of ${plural(counted.of, "team")} have submitted. The others ride with their best what-if, or as they began.${left}`,
    keep: "Keep tuning",
    yes: "Start the run",
  };
}
