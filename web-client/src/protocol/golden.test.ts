import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
// @ts-expect-error: a plain script of the stage
import { readRecording } from "../../dev/recording.mjs";
// @ts-expect-error: a plain script of the stage
import { RECORDING } from "../../dev/stage.mjs";
import { type ClientMessage, PROTOCOL } from "./client";
import { type Decoder, object, oneOf, optional, text, whole } from "./decode";
import { gameList, joinCard, scenarioList } from "./http";
import { decodeServerMessage, role, type ServerMessage } from "./server";
import { configuration } from "./views";

// The messages that both sides agree on, written and checked by the server's own test.
const SHARED = fileURLToPath(
  new URL("../../../server/node/src/test/resources/protocol/", import.meta.url),
);
const files = existsSync(SHARED)
  ? readdirSync(SHARED).filter((name) => name.endsWith(".json"))
  : [];
const read = (name: string) => readFileSync(SHARED + name, "utf8");

const bodies: Readonly<Record<string, Decoder<object>>> = {
  join: object({ name: text }),
  "answer-lock": object({ choice: whole }),
  "run-what-if": object({ configuration }),
  adopt: object({ configuration }),
  submit: object({ revision: whole }),
  "move-seat": object({ seat: whole, team: whole }),
  "assign-track": object({ team: whole, track: text }),
  "remove-seat": object({ seat: whole }),
  advance: object({}),
  pause: object({}),
  resume: object({}),
  extend: object({ millis: whole }),
  "inject-burst": object({ strengthPercent: whole, seconds: whole }),
  "inject-fault": object({}),
  "end-game": object({}),
};

const body: Decoder<object> = (value, path) => {
  const { kind } = object({ kind: oneOf(...Object.keys(bodies)) })(value, path);
  return { kind, ...bodies[kind]?.(value, path) };
};

const clientMessages: Readonly<Record<ClientMessage["type"], Decoder<object>>> = {
  hello: object({ protocol: whole, role, code: text, secret: optional(text) }),
  ask: object({ id: text, phase: whole, body }),
  hint: object({ phase: whole, knob: text, value: whole }),
  ping: object({ number: whole }),
};

/** A decoded message as it stood on the wire: a view without the name of its screen. */
function flat(message: ServerMessage): object {
  if (message.type !== "view") return message;
  const { screen: _, ...named } = message.view;
  return { ...message, view: Object.values(named)[0] };
}

/** A phone knows whose result it shows; that one property is not mirrored. */
function withoutEntrant(message: { view?: { result?: { entrant?: unknown } | null } }): object {
  delete message.view?.result?.entrant;
  return message;
}

describe("golden messages", () => {
  it("sharedFolder_isThere_withBothDirections", () => {
    expect(files.some((name) => name.startsWith("client-"))).toBe(true);
    expect(files.some((name) => name.startsWith("server-"))).toBe(true);
  });

  it.each(files.filter((name) => name.startsWith("server-")))(
    "%s_decodesWithNothingLost",
    (name) => {
      expect(flat(decodeServerMessage(read(name)))).toEqual(withoutEntrant(JSON.parse(read(name))));
    },
  );

  it.each(files.filter((name) => name.startsWith("client-")))(
    "%s_isWhatThisClientSends",
    (name) => {
      const source: unknown = JSON.parse(read(name));
      const { type } = object({ type: oneOf("hello", "ask", "hint", "ping") })(source, name);
      const decoded = { type, ...clientMessages[type](source, name) };
      expect(decoded).toEqual(source); // nothing that the server knows is unknown here
      if (type === "hello") expect(decoded).toMatchObject({ protocol: PROTOCOL });
    },
  );
});

interface Frame {
  readonly scene: string;
  readonly to: string;
  readonly message: { type: string; view?: { result?: { entrant?: unknown } | null } };
}

const STALE = "is not what this client reads: build, then record anew with `npm run record`";
const { http, frames } = readRecording(RECORDING) as {
  http: Record<"scenarios" | "games" | "join", unknown>;
  frames: Frame[];
};

describe("the recorded game of the stage", () => {
  it("hasEveryScreen_inEveryPhase", () => {
    for (const screen of ["seat", "newcomer", "host", "projector"]) {
      const scenes = frames.filter(({ to }) => to.split(" ").includes(screen));
      expect(new Set(scenes.map(({ scene }) => scene)).size, screen).toBe(8); // with the welcome
    }
  });

  it("decodes_withNothingLost", () => {
    for (const { scene, to, message } of frames) {
      const where = `a ${message.type} of ${scene} to ${to}`;
      let decoded: ServerMessage;
      try {
        decoded = decodeServerMessage(JSON.stringify(message));
      } catch (unreadable) {
        throw new Error(`${where} ${STALE}`, { cause: unreadable });
      }
      expect(flat(decoded), `${where} ${STALE}`).toEqual(withoutEntrant(message));
    }
  });

  it("answersOverHttp_decode", () => {
    scenarioList(http.scenarios, `what can be played ${STALE}`);
    gameList(http.games, `the list of games ${STALE}`);
    joinCard(http.join, `the join card ${STALE}`);
  });
});
