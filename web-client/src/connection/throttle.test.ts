import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Throttle } from "./throttle";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("throttle", () => {
  it("manyMoves_atMostTenASecondAndTheLastOneArrives", () => {
    const passed: number[] = [];
    const throttle = new Throttle<number>(100, (value) => passed.push(value));
    for (let move = 1; move <= 60; move++) {
      throttle.push(move);
      vi.advanceTimersByTime(1_000 / 60);
    }
    vi.advanceTimersByTime(1_000);
    expect(passed.length).toBeLessThanOrEqual(11);
    expect(passed.at(-1)).toBe(60);
    expect([...passed].sort((a, b) => a - b)).toEqual(passed);
  });

  it("stopped_passesNothingMore", () => {
    const passed: number[] = [];
    const throttle = new Throttle<number>(100, (value) => passed.push(value));
    throttle.push(1);
    throttle.push(2);
    throttle.stop();
    vi.advanceTimersByTime(1_000);
    expect(passed).toEqual([1]);
  });
});
