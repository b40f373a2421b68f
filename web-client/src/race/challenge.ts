/** Where a challenge of a live run stands, and what it asks for. */
import { cost, percent } from "../format/number";
import type { AskCard, BoardView, ChallengeCard, TrackCard } from "../protocol/messages";
import { words } from "../words/words";

const TICKS_PER_SECOND = 10;

export type Stage = "coming" | "open" | "judged" | "over";

/** What goes on, and how many seconds it goes on for. */
export interface Standing {
  readonly at: Stage;
  readonly seconds: number;
}

export function stage(challenge: ChallengeCard, tick: number): Standing {
  const seconds = (until: number) => Math.max(0, Math.ceil((until - tick) / TICKS_PER_SECOND));
  if (tick < challenge.tick) return { at: "coming", seconds: seconds(challenge.tick) };
  if (tick < challenge.answerTick) return { at: "open", seconds: seconds(challenge.answerTick) };
  if (tick < challenge.deadlineTick) {
    return { at: "judged", seconds: seconds(challenge.deadlineTick) };
  }
  return { at: "over", seconds: 0 };
}

/** A figure of a challenge as people read it. */
export function told(ask: AskCard, costUnit: string, figure: number | null): string {
  if (ask.goal === "adherence") return percent(figure);
  const money = cost(figure, costUnit);
  return `${money.number} ${money.unit}`;
}

/** What is asked for, in a few words. */
export const threshold = (ask: AskCard, track: Pick<TrackCard, "costUnit">): string =>
  words.challenge.goal[ask.goal](told(ask, track.costUnit, ask.threshold));

/** The same of a track of the board. */
export const asked = (board: BoardView, ask: AskCard): string =>
  threshold(
    ask,
    board.tracks.find(({ track }) => track === ask.track) ?? { costUnit: words.common.cost },
  );
