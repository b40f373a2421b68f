// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { memory } from "../connection/browser";
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

describe("a knob that picks one of several", () => {
  const view = golden();
  const full = view.knobs.find((knob) => knob.names.length > 0);
  let hints: { knob: string; value: number }[] = [];
  let asked: StudentCommand[] = [];
  let bench: object;

  const hint = (knob: string, value: number) => hints.push({ knob, value });
  const ask = (body: StudentCommand) => {
    asked.push(body);
    return Promise.resolve(true);
  };

  beforeEach(() => {
    hints = [];
    asked = [];
    const target = document.body;
    const ghosts = [{ seat: 1, knob: "full", value: 0, atMillis: performance.now() }];
    const store = memory(() => sessionStorage);
    bench = mount(Workbench, { target, props: { view, store, ghosts, ask, hint } });
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

  it("isOneRadioForEachName_inAGroupThatIsNamed_parIsMarked", () => {
    expect(found("fieldset legend").textContent).toBe(full?.label);
    expect(
      radios().map((radio) => radio.closest("label")?.querySelector("span")?.textContent),
    ).toEqual(full?.names);
    expect(chosen()).toContain("The oldest");
    expect(chosen()).toContain("start");
    expect(document.querySelectorAll(`fieldset ${testid(T.ghostThumb)}`)).toHaveLength(1);
  });

  it("moved_isTheDraftAndAHint", () => {
    radios()[2]?.click();
    flushSync();
    expect(chosen()).toContain("Nobody: they wait");
    expect(hints).toEqual([{ knob: "full", value: 2 }]);
    found<HTMLButtonElement>(testid(T.whatIfRun)).click();
    expect(asked).toMatchObject([{ kind: "run-what-if", configuration: { full: 2 } }]);
  });

  it("name_standsInTheCandidateAndOnTheStrip", () => {
    expect(found(testid(T.candidate)).textContent).toContain("The oldest");
    expect(found(testid(T.whatIfCard)).textContent).toContain("The oldest");
  });
});
