import { expect, test } from "vitest";
import { findSeat } from "../student/seat";
import { findVisit, practicePage } from "./visit";

const TOKEN = "x3l7w0aG5Jm9QbT2nVr8cA";

function memory(keeps = true) {
  const kept = new Map<string, string>();
  return {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => {
      if (keeps) kept.set(key, value);
    },
    remove: (key: string) => {
      kept.delete(key);
    },
  };
}

test("a seat is known from what its phone kept, by the page that its podium leads to", () => {
  const store = memory();
  const seat = findSeat(`#code=ABC234&seat=${TOKEN}`, store);
  if (seat === null) throw new Error("no seat");
  const page = practicePage("g-1", seat, store);
  expect(page).toBe("/practice#game=g-1&code=ABC234");
  expect(findVisit(new URL(page, "http://hall.test").hash, store)).toEqual({
    game: "g-1",
    key: TOKEN,
    link: null,
  });
});

test("where nothing is kept the token travels in the fragment", () => {
  const store = memory(false);
  const page = practicePage("g-1", { code: "ABC234", token: TOKEN }, store);
  expect(page).toContain(`seat=${TOKEN}`);
  expect(findVisit(new URL(page, "http://hall.test").hash, store)?.key).toBe(TOKEN);
});

test("by a long link a phone is the same somebody each time", () => {
  const store = memory();
  const first = findVisit(`#game=g-1&link=${TOKEN}`, store);
  expect(first?.key).toMatch(new RegExp(`^${TOKEN}\\.[\\w-]{22}$`));
  expect(findVisit(`#game=g-1&link=${TOKEN}`, store)).toEqual(first);
});

test("what opens nothing is nobody", () => {
  expect(findVisit("", memory())).toBeNull();
  expect(findVisit("#game=g-1", memory())).toBeNull();
  expect(findVisit("#game=g-1&link=short", memory())).toBeNull();
});
