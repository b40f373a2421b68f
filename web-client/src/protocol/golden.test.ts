import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asyncApi from "@asyncapi/specs/schemas/3.0.0-without-$id.json";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
// @ts-expect-error: a plain script of the stage
import { readRecording } from "../../dev/recording.mjs";
// @ts-expect-error: a plain script of the stage
import { RECORDING } from "../../dev/stage.mjs";
import { gameList, joinCard, scenarioList } from "./http";
import { decodeServerMessage, type ServerMessage } from "./server";

// The messages that both sides agree on, written and checked by the server's own test.
const SHARED = fileURLToPath(
  new URL("../../../server/node/src/test/resources/protocol/", import.meta.url),
);
const files = existsSync(SHARED)
  ? readdirSync(SHARED).filter((name) => name.endsWith(".json"))
  : [];
const API = new URL(
  "../../../server/node/src/main/resources/web/api/asyncapi.yaml",
  import.meta.url,
);
const api = parse(readFileSync(API, "utf8"));
const described = new Ajv({ strict: false }).addSchema(api, "api");

/** What the server's description says against a message. */
function faults(message: { readonly type: string; readonly pace?: number }): readonly unknown[] {
  const schema = api.components.messages[message.type]?.payload.$ref;
  if (schema === undefined) return [`no message is called ${message.type}`];
  const validate = described.compile({ $ref: `api${schema}` });
  return validate(message) ? [] : (validate.errors ?? []);
}

const read = (name: string) => readFileSync(SHARED + name, "utf8");

/** A decoded message as it stood on the wire: a view without the name of its screen. */
function flat(message: ServerMessage): object {
  if (message.type !== "view") return message;
  const { screen: _, ...named } = message.view;
  return { ...message, view: Object.values(named)[0] };
}

describe("golden messages", () => {
  it("sharedFolder_isThere_withBothDirections", () => {
    expect(files.some((name) => name.startsWith("client-"))).toBe(true);
    expect(files.some((name) => name.startsWith("server-"))).toBe(true);
  });

  it.each(files.filter((name) => name.startsWith("server-")))(
    "%s_decodesWithNothingLost",
    (name) => {
      expect(flat(decodeServerMessage(read(name)))).toEqual(JSON.parse(read(name)));
    },
  );

  it.each(files)("%s_isAsTheServerDescribesIt", (name) => {
    expect(faults(JSON.parse(read(name)))).toEqual([]);
  });
});

describe("the description of the messages", () => {
  it("isAnAsyncApiDocument", () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(asyncApi);
    expect(validate(api), JSON.stringify(validate.errors)).toBe(true);
  });

  it("refusesWhatNoMessageIs", () => {
    const ping = { type: "ping", number: 1 };
    expect(faults(ping)).toEqual([]);
    expect(faults({ ...ping, pace: 2 })).not.toEqual([]);
    expect(faults({ type: "ping" })).not.toEqual([]);
    expect(faults({ type: "sing" })).not.toEqual([]);
  });
});

interface Frame {
  readonly scene: string;
  readonly to: string;
  readonly message: { readonly type: string };
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
      const debriefs = screen === "newcomer" ? 1 : 4; // nobody at the door is told of its steps
      const others = 7; // the welcome among them
      expect(new Set(scenes.map(({ scene }) => scene)).size, screen).toBe(others + debriefs);
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
      expect(flat(decoded), `${where} ${STALE}`).toEqual(message);
      expect(faults(message), `${where} ${STALE}`).toEqual([]);
    }
  });

  it("answersOverHttp_decode", () => {
    scenarioList(http.scenarios, `what can be played ${STALE}`);
    gameList(http.games, `the list of games ${STALE}`);
    joinCard(http.join, `the join card ${STALE}`);
  });
});
