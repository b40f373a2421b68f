import { describe, expect, it } from "vitest";
import { findSeat, lastingFragment, personalLink } from "../student/seat";
import { type Memory, memory, readFragment, socketUrl, tidyCode } from "./browser";
import { isToken, newCommandId, newToken } from "./token";

function keeping(): Memory {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
}

const forgetful = memory(() => {
  throw new Error("storage is forbidden");
});

describe("address and memory", () => {
  it("socketUrl_followsThePage", () => {
    expect(socketUrl({ protocol: "http:", host: "hall.test:8080" })).toBe("ws://hall.test:8080/ws");
    expect(socketUrl({ protocol: "https:", host: "h.example" })).toBe("wss://h.example/ws");
  });

  it("fragment_isReadByName", () => {
    expect(readFragment("#code=ABC234&seat=x")).toEqual({ code: "ABC234", seat: "x" });
    expect(readFragment("")).toEqual({});
  });

  it("typedCode_isTidied", () => {
    expect(tidyCode(" abc 234 ")).toBe("ABC234");
  });

  it("token_isTwentyTwoCharactersAndNew", () => {
    expect(isToken(newToken())).toBe(true);
    expect(newToken()).not.toBe(newToken());
    expect(newCommandId()).toMatch(/^[A-Za-z0-9-]{16}$/);
  });
});

describe("seat", () => {
  it("reload_findsTheSameSeat", () => {
    const store = keeping();
    const first = findSeat("#code=ABC234", store);
    expect(findSeat("#code=abc234", store)).toEqual(first);
  });

  it("anotherGame_isAnotherSeat", () => {
    const store = keeping();
    expect(findSeat("#code=ABC234", store)?.token).not.toBe(findSeat("#code=XYZ567", store)?.token);
  });

  it("personalLink_opensTheSeatElsewhereAndWinsOverAKeptOne", () => {
    const seat = { code: "ABC234", token: newToken() };
    const link = personalLink("http://hall.test", seat);
    const elsewhere = keeping();
    findSeat("#code=ABC234", elsewhere);
    expect(findSeat(new URL(link).hash, elsewhere)).toEqual(seat);
    expect(lastingFragment(seat, elsewhere)).toBe("#code=ABC234");
  });

  it("brokenToken_isNotTaken", () => {
    expect(findSeat("#code=ABC234&seat=short", keeping())?.token).not.toBe("short");
  });

  it("nothingKept_theTokenStaysInTheAddress", () => {
    const seat = findSeat("#code=ABC234", forgetful);
    expect(seat).not.toBeNull();
    if (seat !== null) expect(lastingFragment(seat, forgetful)).toContain(`seat=${seat.token}`);
  });

  it("noCode_noSeat", () => {
    expect(findSeat("", keeping())).toBeNull();
  });
});
