/** All that the console knows of one game, and how each message changes it. */

import type { HostView, SeatRow, TeamCard } from "../protocol/messages";
import type { Of, ServerMessage } from "../protocol/server";
import { caughtUp, type Feed, fed, NO_FEED } from "../race/feed";

export interface HostState {
  readonly view: HostView | null;
  readonly at: number; // when the view came
  readonly since: number; // when the first view of this phase came
  readonly feed: Feed;
  readonly present: ReadonlySet<number>; // seats with a phone that is here
  readonly projectors: number;
  readonly notice: string | null;
}

export const START: HostState = {
  view: null,
  at: 0,
  since: 0,
  feed: NO_FEED,
  present: new Set(),
  projectors: 0,
  notice: null,
};

export function reduce(state: HostState, message: ServerMessage, nowMillis: number): HostState {
  switch (message.type) {
    case "view":
      return viewed(state, message, nowMillis);
    case "update":
      return { ...state, feed: fed(state.feed, message) };
    case "presence":
      return { ...state, present: new Set(message.seats), projectors: message.projectors };
    case "notice":
      return { ...state, notice: message.state === "ok" ? null : message.sentence };
    case "welcome":
      return { ...state, notice: null };
    case "refused":
    case "answer":
    case "instruments":
    case "hint-relay":
    case "pong":
      return state;
  }
}

function viewed(state: HostState, message: Of<"view">, nowMillis: number): HostState {
  if (message.view.screen !== "host") return state;
  const view = message.view.host;
  const samePhase = state.view?.board.clock.instance === view.board.clock.instance;
  return {
    ...state,
    view,
    at: nowMillis,
    since: samePhase ? state.since : nowMillis,
    feed: caughtUp(samePhase ? state.feed : NO_FEED, view.board.live),
  };
}

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
  if (clock.phase === "workbench") {
    const riding = teams.filter((team) => team.members.length > 0);
    return { done: riding.filter((team) => team.submitted).length, of: riding.length };
  }
  return null;
}
