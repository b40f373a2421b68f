/** Which game and which seat this page is for: from the fragment, else from what was kept. */
import { type Memory, readFragment, tidyCode } from "../connection/browser";
import { isToken, newToken } from "../connection/token";

export interface SeatKey {
  readonly code: string;
  readonly token: string;
}

const keyOf = (code: string) => `headroom.seat.${code}`;

/** The token that a phone has kept for a game; null for none. */
export function keptToken(code: string, store: Memory): string | null {
  const kept = store.get(keyOf(code));
  return kept !== null && isToken(kept) ? kept : null;
}

/**
 * The seat that this page opens; null while no code is known.
 *
 * A token in the fragment wins over a kept one: the personal link was opened on purpose.
 */
export function findSeat(hash: string, store: Memory): SeatKey | null {
  const { code: typed = "", seat } = readFragment(hash);
  const code = tidyCode(typed);
  if (code === "") return null;
  const token = seat !== undefined && isToken(seat) ? seat : (keptToken(code, store) ?? newToken());
  store.set(keyOf(code), token);
  return { code, token };
}

/** A new seat in the same game, for a phone whose old one was removed. */
export function anotherSeat(code: string, store: Memory): SeatKey {
  const token = newToken();
  store.set(keyOf(code), token);
  return { code, token };
}

/** The fragment that stays in the address bar: with the token only where nothing is kept. */
export function lastingFragment(seat: SeatKey, store: Memory): string {
  const kept = store.get(keyOf(seat.code)) === seat.token;
  return kept ? `#code=${seat.code}` : `#code=${seat.code}&seat=${seat.token}`;
}

/** The link that opens this seat on another phone or another node. */
export function personalLink(origin: string, seat: SeatKey): string {
  return `${origin}/#code=${seat.code}&seat=${seat.token}`;
}
