/** What an advance would cut short, and how to ask about it. */
import { countdown } from "../format/number";
import type { HostView } from "../protocol/messages";
import { words } from "../words/words";
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
 * What the instructor is asked before the live run is ended and scored where it is.
 *
 * @param leftMillis of the run
 */
export function early(leftMillis: number | null): Skip {
  const left = leftMillis === null ? "" : words.skip.left(countdown(leftMillis));
  return {
    title: words.skip.early,
    words: words.skip.earlyWords(left),
    keep: words.skip.liveKeep,
    yes: words.skip.earlyYes,
  };
}

/**
 * What the instructor is asked before the present phase is left; null where nothing is lost.
 *
 * @param leftMillis of the phase; null without a deadline
 */
export function skip(view: HostView, leftMillis: number | null): Skip | null {
  const { phase } = view.board.clock;
  const left = leftMillis === null ? "" : words.skip.left(countdown(leftMillis));
  if (phase === "live") {
    return {
      title: words.skip.live,
      words: words.skip.liveWords(left),
      keep: words.skip.liveKeep,
      yes: words.skip.liveYes,
    };
  }
  const counted = progress(view);
  // Who does not vote again keeps the first vote.
  if (counted === null || counted.done >= counted.of || phase === "revote") return null;
  const { done, of } = counted;
  if (phase === "lock") {
    return {
      title: words.skip.lock,
      words: words.skip.lockWords(done, of, left),
      keep: words.skip.lockKeep,
      yes: words.skip.lockYes,
    };
  }
  return {
    title: words.skip.bench,
    words: words.skip.benchWords(done, of, left),
    keep: words.skip.benchKeep,
    yes: words.skip.benchYes,
  };
}
