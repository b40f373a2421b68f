// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { memory } from "../connection/browser";
import type { Outcome } from "../connection/connection";
import type { SeatView, StudentCommand } from "../protocol/messages";
import { decodeServerMessage } from "../protocol/server";
import { T } from "../testids";
import Workbench from "./Workbench.svelte";

const SHARED = "../../../server/node/src/test/resources/protocol/";

function golden(): SeatView {
  const name = `${SHARED}server-view-seat.json`;
  const message = decodeServerMessage(
    readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8"),
  );
  if (message.type !== "view" || message.view.screen !== "seat") throw new Error("no seat");
  return message.view.seat;
}

const found = <E extends Element>(selector: string) => {
  const element = document.querySelector<E>(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element;
};
const testid = (name: string) => `[data-testid="${name}"]`;

/** Longer than the next what-if waits in the view, and less than a proposal does. */
const WAITED = 3_000;

describe("workbench", () => {
  const view = golden();
  const full = view.knobs.find((knob) => knob.names.length > 0);
  let hints: { knob: string; value: number }[] = [];
  let asked: StudentCommand[] = [];
  let outcome: Outcome = { done: true, unchanged: false };
  let bench: object;

  const hint = (knob: string, value: number) => hints.push({ knob, value });
  const ask = (body: StudentCommand) => {
    asked.push(body);
    return Promise.resolve(outcome);
  };

  beforeEach(() => {
    hints = [];
    asked = [];
    outcome = { done: true, unchanged: false };
    const target = document.body;
    const ghosts = [{ seat: 1, knob: "full", value: 0, atMillis: performance.now() }];
    const store = memory(() => sessionStorage);
    bench = mount(Workbench, {
      target,
      props: { view, at: performance.now() - WAITED, store, ghosts, ask, hint },
    });
    flushSync();
  });
  afterEach(async () => {
    await unmount(bench);
    sessionStorage.clear();
  });

  const radios = () => [...document.querySelectorAll<HTMLInputElement>("fieldset input")];
  const chosen = () =>
    radios()
      .find((radio) => radio.checked)
      ?.closest("label")?.textContent;

  it("dot_ofATry_tellsIt_andSettingsCanBeTakenFromIt", () => {
    const [first] = view.strip;
    const dots = document.querySelectorAll<HTMLButtonElement>(`${testid(T.tries)} .dot`);
    expect(dots, "what still runs has no dot").toHaveLength(1);
    expect(found(testid(T.lastResult)).textContent).toContain("#1");
    expect(document.querySelectorAll(`${testid(T.tries)} .iso`).length).toBeGreaterThan(0);
    dots[0]?.click();
    flushSync();
    found<HTMLButtonElement>(`${testid(T.tries)} .acts button`).click();
    flushSync();
    found<HTMLButtonElement>(testid(T.whatIfRun)).click();
    expect(asked, "what is known is free, and nothing to predict").toEqual([
      { kind: "run-what-if", configuration: first?.configuration, prediction: null },
    ]);
  });

  it("choice_isOneRadioForEachName_inAGroupThatIsNamed_parIsMarked", () => {
    expect(found("fieldset legend").textContent).toBe(full?.label);
    expect(
      radios().map((radio) => radio.closest("label")?.querySelector("span")?.textContent),
    ).toEqual(full?.names);
    expect(chosen()).toContain("The oldest");
    expect(chosen()).toContain("start");
    expect(document.querySelectorAll(`fieldset ${testid(T.ghostThumb)}`)).toHaveLength(1);
  });

  it("choice_moved_isTheDraftAndAHint", () => {
    radios()[2]?.click();
    flushSync();
    expect(chosen()).toContain("Nobody: they wait");
    expect(hints).toEqual([{ knob: "full", value: 2 }]);
    found<HTMLButtonElement>(testid(T.runUp)).click();
    expect(asked).toMatchObject([
      { kind: "run-what-if", configuration: { full: 2 }, prediction: "up" },
    ]);
  });

  it("choice_standsByItsNameInTheCandidateAndOnTheStrip", () => {
    expect(found(testid(T.candidate)).textContent).toContain("The oldest");
    expect(found(testid(T.whatIfCard)).textContent).toContain("The oldest");
  });

  it("starts_areOneButtonEach_thatSetsAllKnobs", () => {
    const starts = [...document.querySelectorAll<HTMLButtonElement>(testid(T.startFrom))];
    expect(starts.map((start) => start.textContent?.trim())).toEqual(
      view.starts.map((start) => start.label),
    );
    starts[1]?.click();
    flushSync();
    expect(starts.map((start) => start.getAttribute("aria-pressed"))).toEqual([
      "false",
      "true",
      "false",
    ]);
    found<HTMLButtonElement>(testid(T.runDown)).click();
    expect(asked).toMatchObject([
      {
        kind: "run-what-if",
        configuration: view.starts[1]?.configuration,
        prediction: "down",
      },
    ]);
  });

  it("settingsThatCannotBe_areToldBesideTheButtonUntilTheyAreLeft", async () => {
    const sentence = "The weights do not fit.";
    let shown = 0;
    Element.prototype.scrollIntoView = () => {
      shown += 1;
    };
    outcome = { done: false, refusal: { code: "cannot-be", arguments: { why: sentence } } };
    const told = () => document.querySelector(`[role="status"] ${testid(T.cannotBe)}`)?.textContent;
    expect(told()).toBeUndefined();
    radios()[2]?.click();
    flushSync();
    found<HTMLButtonElement>(testid(T.runUp)).click();
    await tick();
    await tick();
    expect(told()).toContain(sentence);
    expect(told()).toContain("Nothing was spent.");
    expect(shown).toBe(1);
    radios()[0]?.click();
    flushSync();
    expect(told()).toBeUndefined();
    radios()[2]?.click();
    flushSync();
    expect(told()).toContain(sentence);
    expect(asked).toHaveLength(1);
  });
});
