import { describe, expect, it } from "vitest";
import { nameOf, nextOf, type Scripted, secondsUntil } from "./script";

const burst: Scripted = {
  what: "burst",
  tick: 300,
  lengthTicks: 150,
  strengthPercent: 150,
  tracks: ["cloud-titan"],
};
const asked: Scripted = { ...burst, what: "challenge", tick: 550, strengthPercent: 100 };

describe("script", () => {
  it("next_isTheFirstThatHasNotCome", () => {
    expect(nextOf([burst, asked], 0)).toBe(burst);
    expect(nextOf([burst, asked], 300)).toBe(asked);
    expect(nextOf([burst, asked], 550)).toBeNull();
  });

  it("seconds_areRoundedUp_soThatNothingComesEarly", () => {
    expect(secondsUntil(burst, 291)).toBe(1);
    expect(secondsUntil(burst, 0)).toBe(30);
  });

  it("names_sayWhatComes", () => {
    expect(nameOf(burst)).toContain("× 1.5");
    expect(nameOf(asked)).toContain("critics");
  });
});
