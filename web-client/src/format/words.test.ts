import { expect, test } from "vitest";
import { nextStepWords } from "./words";

const step = { points: 50, morePercent: 0.6, cheaperPercent: 16.2 };

test("the next step names what is missing, in the track's own unit", () => {
  expect(nextStepWords({ ...step, code: "more-or-cheaper" }, "chat")).toBe(
    "The next 50 points: 0.6 more of every 100 chats in time, or 16.2 % cheaper per good chat.",
  );
  expect(nextStepWords({ ...step, code: "more" }, "chat")).toBe(
    "The next 50 points: 0.6 more of every 100 chats in time.",
  );
  expect(nextStepWords({ ...step, code: "cheaper" }, "frame")).toBe(
    "The next 50 points: 16.2 % cheaper per good frame.",
  );
});

test("who has nothing left to earn is told so", () => {
  const none = { points: 0, morePercent: null, cheaperPercent: null };
  expect(nextStepWords({ ...none, code: "best-known" }, "chat")).toBe(
    "This is as good as the best known.",
  );
});
