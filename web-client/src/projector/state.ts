/** All that the projector knows, and how each message changes it. */

import type { BoardView, TeamCard } from "../protocol/messages";
import type { Of, ServerMessage } from "../protocol/server";
import { caughtUp, type Feed, fed, NO_FEED } from "../race/feed";

export interface ProjectorState {
  readonly board: BoardView | null;
  readonly at: number; // when the view came
  readonly feed: Feed;
  readonly notice: string | null;
}

export const START: ProjectorState = { board: null, at: 0, feed: NO_FEED, notice: null };

export function reduce(
  state: ProjectorState,
  message: ServerMessage,
  nowMillis: number,
): ProjectorState {
  switch (message.type) {
    case "view":
      return viewed(state, message, nowMillis);
    case "update":
      return { ...state, feed: fed(state.feed, message) };
    case "notice":
      return { ...state, notice: message.state === "ok" ? null : message.sentence };
    case "welcome":
      return { ...state, notice: null };
    case "refused":
    case "answer":
    case "instruments":
    case "hint-relay":
    case "presence":
    case "pong":
      return state;
  }
}

function viewed(state: ProjectorState, message: Of<"view">, nowMillis: number): ProjectorState {
  if (message.view.screen !== "projector") return state;
  const board = message.view.board;
  const samePhase = state.board?.clock.instance === board.clock.instance;
  const feed = caughtUp(samePhase ? state.feed : NO_FEED, board.live);
  return { ...state, board, at: nowMillis, feed };
}

export function teamsOf(board: BoardView, track: string): readonly TeamCard[] {
  return board.teams.filter((team) => team.track === track);
}
