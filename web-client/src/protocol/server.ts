/** Reads what a node sends to a screen. */
import { type Decoded, type Decoder, object, record, tagged, whole } from "./decode";
import {
  type BoardView,
  boardView,
  type Clock,
  COMMANDS,
  type HostView,
  hostView,
  type Newcomer,
  newcomer,
  type SeatView,
  seatView,
  serverMessages,
} from "./messages";

/** A view says by its own properties whose screen it is made for. */
export type ScreenView =
  | { readonly screen: "seat"; readonly seat: SeatView }
  | { readonly screen: "newcomer"; readonly newcomer: Newcomer }
  | { readonly screen: "host"; readonly host: HostView }
  | { readonly screen: "projector"; readonly board: BoardView };

const screenView: Decoder<ScreenView> = (value, path) => {
  const source = record(value, path);
  if ("board" in source) return { screen: "host", host: hostView(value, path) };
  if ("knobs" in source) return { screen: "seat", seat: seatView(value, path) };
  if ("leaderboard" in source) return { screen: "projector", board: boardView(value, path) };
  return { screen: "newcomer", newcomer: newcomer(value, path) };
};

const view = object({ epoch: whole, version: whole, view: screenView });
const serverMessage = tagged("type", { ...serverMessages, view });

export type ServerMessage = Decoded<typeof serverMessage>;

export type Of<K extends ServerMessage["type"]> = Extract<ServerMessage, { type: K }>;

/** Why something was not done, as the server says it: a code, and what belongs to it. */
export type Refusal = Pick<Of<"refused">, "code" | "arguments">;

/** Whether a command can be asked now, as far as phase and pause go. */
export function timely(kind: keyof typeof COMMANDS, clock: Clock): boolean {
  const { phases, whilePaused } = COMMANDS[kind];
  return phases.some((phase) => phase === clock.phase) && (whilePaused || !clock.paused);
}

/** Reads one frame. Throws {@link Unreadable}, or a SyntaxError when it is not JSON. */
export const decodeServerMessage = (frame: string): ServerMessage =>
  serverMessage(JSON.parse(frame), "message");
