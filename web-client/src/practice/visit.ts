/** Who practises on which game: from the fragment, else from what the phone kept. */
import { type Memory, readFragment, tidyCode } from "../connection/browser";
import { isToken, newToken } from "../connection/token";
import { keptToken, type SeatKey } from "../student/seat";

export interface Visit {
  readonly game: string;
  readonly key: string; // what opens it, as the server takes it
  readonly link: string | null; // the token of the long link; null for a seat
}

const VISITOR = "headroom.visitor";

/**
 * The game that this page is for; null where nothing opens one. By a long link a phone is somebody
 * by a token that it makes once and keeps; without a place to keep it, it is somebody new each time.
 */
export function findVisit(hash: string, store: Memory): Visit | null {
  const { game = "", code = "", seat, link } = readFragment(hash);
  if (game === "") return null;
  if (link !== undefined && isToken(link)) {
    const kept = store.get(VISITOR);
    const visitor = kept !== null && isToken(kept) ? kept : newToken();
    store.set(VISITOR, visitor);
    return { game, key: `${link}.${visitor}`, link };
  }
  const token = seat !== undefined && isToken(seat) ? seat : keptToken(tidyCode(code), store);
  return token === null ? null : { game, key: token, link: null };
}

/** The page on which a seat practises; with its token only where the phone keeps none. */
export function practicePage(game: string, seat: SeatKey, store: Memory): string {
  const kept = keptToken(seat.code, store) === seat.token;
  const token = kept ? "" : `&seat=${seat.token}`;
  return `/practice#game=${encodeURIComponent(game)}&code=${seat.code}${token}`;
}
