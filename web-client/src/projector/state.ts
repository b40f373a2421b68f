/** All that the projector knows, and how each message changes it. */
import { BLANK, received, type ScreenState } from "../connection/screen";
import type { BoardView, TeamCard } from "../protocol/messages";
import type { ServerMessage } from "../protocol/server";

export type ProjectorState = ScreenState<BoardView>;

export const START: ProjectorState = BLANK;

export function reduce(
  state: ProjectorState,
  message: ServerMessage,
  nowMillis: number,
): ProjectorState {
  return received<BoardView, ProjectorState>(
    state,
    message,
    nowMillis,
    (view) => (view.screen === "projector" ? view.board : null),
    (view) => view,
  );
}

export function teamsOf(board: BoardView, track: string): readonly TeamCard[] {
  return board.teams.filter((team) => team.track === track);
}
