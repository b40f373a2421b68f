import { describe, expect, it } from "vitest";
import type { Memory } from "../connection/browser";
import { anotherSeat, findSeat, lastingFragment } from "./seat";

function kept(works: boolean): Memory {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key) ?? null,
    set: (key, value) => void (works && entries.set(key, value)),
    remove: (key) => void entries.delete(key),
  };
}

describe("another seat", () => {
  it("replacesTheKeptOne_soThatTheNextLoadOpensIt", () => {
    const store = kept(true);
    const old = findSeat("#code=ABC234", store);
    const fresh = anotherSeat("ABC234", store);
    expect(fresh.token).not.toBe(old?.token);
    expect(findSeat(lastingFragment(fresh, store), store)).toEqual(fresh);
  });

  it("staysInTheAddress_whereNothingIsKept", () => {
    const store = kept(false);
    const fresh = anotherSeat("ABC234", store);
    expect(findSeat(lastingFragment(fresh, store), store)).toEqual(fresh);
  });
});
