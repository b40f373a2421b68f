/** What a node sends to a screen: one union, one decoder. */
import {
  type Decoded,
  type Decoder,
  list,
  measured,
  number,
  object,
  oneOf,
  optional,
  record,
  text,
  Unreadable,
  whole,
} from "./decode";
import {
  type BoardView,
  boardView,
  type HostView,
  hostView,
  type Newcomer,
  newcomer,
  type SeatView,
  seatView,
} from "./views";

export const role = oneOf("seat", "host", "projector");
export type Role = Decoded<typeof role>;

const welcome = object({
  game: text,
  code: text,
  role,
  seat: optional(whole), // null for a newcomer and for other roles
  node: text,
  serverVersion: text,
});

const refused = object({ code: text, sentence: text });

const answer = object({ id: text, code: optional(text), sentence: optional(text) });

const entrantUpdate = object({
  entrant: whole, // index in the live card
  adherence: number,
  costPerGood: measured,
  recentAdherence: measured,
  recentP99Millis: measured,
  inSystem: whole,
  points: whole, // without the lock
});
export type EntrantUpdate = Decoded<typeof entrantUpdate>;

const systemUpdate = object({
  arrivalsPerSecond: number, // λ
  inSystem: number, // L
  timeInSystemMillis: measured, // W
  p50Millis: measured,
  p99Millis: measured,
  utilization: number,
  meanBatch: measured,
  formingMillis: measured,
  queueMillis: measured,
  serviceMillis: measured,
});
export type SystemUpdate = Decoded<typeof systemUpdate>;

const update = object({
  epoch: whole,
  tick: whole,
  simulatedMillis: whole,
  entrants: list(entrantUpdate),
  own: optional(systemUpdate),
});

const hintRelay = object({ seat: whole, knob: text, value: whole });
const presence = object({ seats: list(whole), projectors: whole });
const notice = object({ state: text, sentence: text });
const pong = object({ number: whole });

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

const decoders = {
  welcome,
  refused,
  answer,
  view,
  update,
  "hint-relay": hintRelay,
  presence,
  notice,
  pong,
} as const;

type Decoders = typeof decoders;

export type ServerMessage = {
  [K in keyof Decoders]: { readonly type: K } & Decoded<Decoders[K]>;
}[keyof Decoders];

export type Of<K extends ServerMessage["type"]> = Extract<ServerMessage, { type: K }>;

/** Reads one frame. Throws {@link Unreadable}, or a SyntaxError when it is not JSON. */
export function decodeServerMessage(frame: string): ServerMessage {
  const value: unknown = JSON.parse(frame);
  const type = text(record(value, "message").type, "message.type");
  if (!Object.hasOwn(decoders, type)) throw new Unreadable("message.type", "a known type", type);
  const decoder = decoders[type as keyof Decoders] as Decoder<object>;
  return { type, ...decoder(value, type) } as ServerMessage;
}
