/** What every screen knows of its game, and how each message changes it. No DOM, no clock of its own. */
import type { Clock, LiveCard, Service } from "../protocol/messages";
import type { ScreenView, ServerMessage } from "../protocol/server";
import { caughtUp, type Feed, fed, NO_FEED } from "../race/feed";

export interface ScreenState<V> {
  readonly view: V | null;
  readonly at: number; // when the view came
  readonly since: number; // when the first view of this phase came
  readonly feed: Feed;
  readonly game: string | null; // its name in the database
  readonly notice: Exclude<Service, "ok"> | null; // what the server says of its own service
}

export const BLANK = {
  view: null,
  at: 0,
  since: 0,
  feed: NO_FEED,
  game: null,
  notice: null,
} as const;

/**
 * What a message changes on any screen.
 *
 * @param viewOf the view of this screen's kind; null when it is another's
 * @param gameOf where it shows the clock and the live run
 */
export function received<V, S extends ScreenState<V>>(
  state: S,
  message: ServerMessage,
  nowMillis: number,
  viewOf: (view: ScreenView) => V | null,
  gameOf: (view: V) => { readonly clock: Clock; readonly live: LiveCard | null },
): S {
  switch (message.type) {
    case "view": {
      const view = viewOf(message.view);
      if (view === null) return state;
      const { clock, live } = gameOf(view);
      const samePhase = state.view !== null && gameOf(state.view).clock.instance === clock.instance;
      return {
        ...state,
        view,
        at: nowMillis,
        since: samePhase ? state.since : nowMillis,
        feed: caughtUp(samePhase ? state.feed : NO_FEED, live),
      };
    }
    case "update":
      return { ...state, feed: fed(state.feed, message) };
    case "notice":
      return { ...state, notice: message.state === "ok" ? null : message.state };
    case "welcome": // a node that has something to say says it again
      return { ...state, game: message.game, notice: null };
    default:
      return state;
  }
}
