/** All that the console knows of one game, and how each message changes it. */
import { BLANK, received, type ScreenState } from "../connection/screen";
import { COMMANDS, type HostView, type SeatRow, type TeamCard } from "../protocol/messages";
import type { ServerMessage } from "../protocol/server";

export interface HostState extends ScreenState<HostView> {
  readonly present: ReadonlySet<number>; // seats with a phone that is here
  readonly projectors: number;
}

export const START: HostState = { ...BLANK, present: new Set(), projectors: 0 };

export function reduce(state: HostState, message: ServerMessage, nowMillis: number): HostState {
  if (message.type === "presence") {
    return { ...state, present: new Set(message.seats), projectors: message.projectors };
  }
  return received<HostView, HostState>(
    state,
    message,
    nowMillis,
    (view) => (view.screen === "host" ? view.host : null),
    (view) => view.board,
  );
}

/** How much more time to predict is given at once. */
export const MORE_MILLIS = 30_000;

/** The phases in which it is of use. */
export const MORE_TIME_IN: ReadonlySet<string> = new Set(COMMANDS["give-time"].phases);

/** A team with its students, as the table shows them. */
export interface TeamRows {
  readonly team: TeamCard;
  readonly rows: readonly SeatRow[];
}

export function teamRows(view: HostView): readonly TeamRows[] {
  return view.board.teams.map((team) => ({
    team,
    rows: view.seats.filter((row) => row.team === team.team),
  }));
}

/** How far the class is in the present phase: what is counted depends on the phase. */
export function progress(view: HostView): { readonly done: number; readonly of: number } | null {
  const { clock, lock, teams, seats } = view.board;
  if (clock.phase === "lock") return { done: lock.answered, of: seats };
  if (clock.phase === "revote") return { done: lock.again?.answered ?? 0, of: seats };
  if (clock.phase === "workbench") {
    const riding = teams.filter((team) => team.members.length > 0);
    return { done: riding.filter((team) => team.submitted).length, of: riding.length };
  }
  return null;
}
