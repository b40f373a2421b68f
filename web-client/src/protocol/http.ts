/** The few things that are asked over HTTP: what can be played, which games there are, the QR. */
import { ownRefusal, refusalWords } from "../words/words";
import {
  type Decoded,
  type Decoder,
  flag,
  list,
  mapOf,
  number,
  object,
  oneOf,
  optional,
  text,
  whole,
} from "./decode";
import { barCard, knobCard, measureCard, phase, refused, startCard, trackCard } from "./messages";
import type { Refusal } from "./server";

const listedRound = object({
  number: whole,
  title: text,
  riddle: text,
  tracks: list(object({ track: text, title: text })),
});

export const scenarioList = list(
  object({
    id: text,
    title: text,
    rounds: list(listedRound),
    presets: list(object({ id: text, rounds: list(whole) })),
  }),
);
export type Scenarios = Decoded<typeof scenarioList>;

export const gameList = list(
  object({
    game: text,
    code: text,
    mission: text,
    round: whole,
    phase,
    seats: whole,
  }),
);
export type Games = Decoded<typeof gameList>;

export const created = object({ game: text, code: text });

export const joinCard = object({
  code: text,
  url: text,
  qr: object({ size: number, path: text }),
});
export type JoinCard = Decoded<typeof joinCard>;

export const practiceGameCard = object({
  game: text,
  code: text,
  mission: text,
  playable: flag,
  track: optional(text),
  rounds: list(listedRound),
});
export type PracticeGame = Decoded<typeof practiceGameCard>;

const outcome = object({ adherence: number, costPerGood: optional(number), points: whole });
const beside = object({ own: outcome, frontier: outcome });
const spreads = list(list(optional(number)));
const practiceKind = oneOf("what-if", "beat-frontier");
export type PracticeKind = Decoded<typeof practiceKind>;

export const practiceTry = object({
  kind: practiceKind,
  beaten: flag,
  tried: object({
    configuration: mapOf(whole),
    storm: optional(spreads),
    calm: optional(spreads),
    live: optional(beside),
    again: optional(beside),
  }),
});
export type PracticeTry = Decoded<typeof practiceTry>;

export const practiceBenchCard = object({
  playable: flag,
  bench: object({
    round: whole,
    title: text,
    law: text,
    track: trackCard,
    measures: list(measureCard),
    knobs: list(knobCard),
    par: mapOf(whole),
    starts: list(startCard),
    frontier: mapOf(whole),
    overbuild: mapOf(whole),
    floorShare: number,
    targetShare: number,
    bar: optional(barCard),
    best: outcome,
  }),
  left: whole,
  tries: list(practiceTry),
  winners: list(object({ name: whole, points: whole, own: flag })),
});
export type PracticeBench = Decoded<typeof practiceBenchCard>;

export interface NewGame {
  readonly mission: string;
  readonly round: number;
  readonly preset: string;
  readonly teamSize: number;
  readonly tracks: readonly string[];
  readonly houseTeams: boolean;
}

/** A request that was not carried out; its message is a sentence for a person. */
export class HttpRefusal extends Error {
  override name = "HttpRefusal";

  constructor(
    readonly status: number, // 0 when the server could not be reached
    refusal: Refusal,
  ) {
    super(refusalWords(refusal));
  }
}

async function ask<T>(decoder: Decoder<T>, path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, cache: "no-store" });
  } catch {
    throw new HttpRefusal(0, ownRefusal("unreachable"));
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return decoder(body, path);
  let refusal: Refusal = { code: "unknown", arguments: { code: response.status } };
  try {
    refusal = refused(body, path);
  } catch {
    // Not one of ours, so the status must do.
  }
  throw new HttpRefusal(response.status, refusal);
}

const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });

export const scenarios = () => ask(scenarioList, "/api/scenarios");

export const games = (key: string) => ask(gameList, "/api/games", { headers: bearer(key) });

export const hostGame = (key: string, game: NewGame) =>
  ask(created, "/api/games", {
    method: "POST",
    headers: { ...bearer(key), "Content-Type": "application/json" },
    body: JSON.stringify(game),
  });

export const forgotten = object({ texts: whole, players: whole });
export type Forgotten = Decoded<typeof forgotten>;

/** Erases what some seats left in a game; what all did, with null. */
export const forgetGame = (key: string, game: string, seats: readonly number[] | null) =>
  ask(forgotten, `/api/games/${encodeURIComponent(game)}/forget`, {
    method: "POST",
    headers: { ...bearer(key), "Content-Type": "application/json" },
    body: JSON.stringify({ seats }),
  });

export const join = (code: string) => ask(joinCard, `/api/games/${encodeURIComponent(code)}/join`);

/** What opens a finished game. */
export interface PracticeKey {
  readonly game: string;
  readonly key: string;
}

const practicePath = (game: string, rest = "") =>
  `/api/games/${encodeURIComponent(game)}/practice${rest}`;
const benchPath = (game: string, round: number, track: string) =>
  practicePath(game, `/${round}/${encodeURIComponent(track)}`);

export const practiceGame = ({ game, key }: PracticeKey) =>
  ask(practiceGameCard, practicePath(game), { headers: bearer(key) });

export const practiceBench = ({ game, key }: PracticeKey, round: number, track: string) =>
  ask(practiceBenchCard, benchPath(game, round, track), { headers: bearer(key) });

export const practise = (
  { game, key }: PracticeKey,
  round: number,
  track: string,
  wanted: { readonly kind: PracticeKind; readonly configuration: Readonly<Record<string, number>> },
) =>
  ask(practiceTry, benchPath(game, round, track), {
    method: "POST",
    headers: { ...bearer(key), "Content-Type": "application/json" },
    body: JSON.stringify(wanted),
  });

export const practiceLink = ({ game, key }: PracticeKey) =>
  ask(joinCard, practicePath(game, "/link"), { headers: bearer(key) });
