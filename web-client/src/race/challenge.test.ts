import { describe, expect, test } from "vitest";
import type { AskCard, ChallengeCard } from "../protocol/messages";
import { words } from "../words/words";
import { stage, threshold } from "./challenge";

const challenge: ChallengeCard = {
  tick: 100,
  answerTick: 250,
  deadlineTick: 350,
  asks: [],
  asked: 2,
  accepted: 1,
  met: null,
};

const ask: AskCard = {
  track: "cloud-titan",
  critic: "cfo",
  question: "Who pays?",
  goal: "cost",
  threshold: 0.575,
  weight: 1.4,
};

describe("a challenge", () => {
  test.each([
    [91, "coming", 1],
    [100, "open", 15],
    [249, "open", 1],
    [250, "judged", 10],
    [350, "over", 0],
  ])("at tick %i is %s for %i s", (tick, at, seconds) => {
    expect(stage(challenge, tick)).toEqual({ at, seconds });
  });

  test("says the same points as the tables", () => {
    expect(words.challenge.rule(1.4)).toContain("+84, −28 in the tables");
    expect(words.challenge.result(true, 1.4)).toContain("+84 in the tables");
    expect(words.challenge.result(false, 3)).toContain("−60 in the tables");
    expect(words.challenge.rule(1)).not.toContain("tables");
  });

  test("asks for a price at most, or a share at least", () => {
    expect(threshold(ask, { costUnit: "$ per chat" })).toContain("0.575");
    expect(threshold({ ...ask, goal: "adherence", threshold: 0.977 }, { costUnit: "" })).toContain(
      "97.7",
    );
  });
});
