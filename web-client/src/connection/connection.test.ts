import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ServerMessage } from "../protocol/server";
import {
  Connection,
  CUTS_MOST,
  FRAME_MOST_BYTES,
  type Link,
  PING_EVERY_MILLIS,
  QUEUE_MOST,
  SILENCE_MILLIS,
  type Socket,
} from "./connection";
import { newcomerView, update, WELCOME } from "./frames.fixture";

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;

  send(frame: string): void {
    this.sent.push(JSON.parse(frame));
  }

  close(): void {
    this.closed = true;
  }

  hears(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  sentOf(type: string): Record<string, unknown>[] {
    return this.sent.filter((message) => message.type === type);
  }
}

function stand() {
  const sockets: FakeSocket[] = [];
  const links: Link[] = [];
  const messages: ServerMessage[] = [];
  const faults: string[] = [];
  let ids = 0;
  const connection = new Connection({
    hello: { protocol: 1, role: "seat", code: "ABC234", secret: "t" },
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    newId: () => `command-${++ids}`,
    random: () => 1,
    onLink: (link) => links.push(link),
    onMessage: (message) => messages.push(message),
    onFault: (sentence) => faults.push(sentence),
  });
  const last = () => sockets.at(-1) as FakeSocket;
  const open = () => {
    last().onopen?.();
    last().hears(WELCOME);
  };
  return { connection, sockets, links, messages, faults, last, open };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("connection", () => {
  it("open_saysHelloFirst", () => {
    const { connection, last } = stand();
    connection.start();
    last().onopen?.();
    expect(last().sent).toEqual([
      { type: "hello", protocol: 1, role: "seat", code: "ABC234", secret: "t" },
    ]);
  });

  it("welcomed_pingsEveryFiveSecondsCountingUp", () => {
    const { connection, last, open } = stand();
    connection.start();
    open();
    for (let second = 0; second < 11; second++) {
      vi.advanceTimersByTime(1_000);
      last().hears({ type: "pong", number: second });
    }
    expect(last().sentOf("ping")).toEqual([
      { type: "ping", number: 1 },
      { type: "ping", number: 2 },
    ]);
  });

  it("silence_reconnectsAndKeepsTheOldSocketQuiet", () => {
    const { connection, sockets, links, messages, open } = stand();
    connection.start();
    open();
    vi.advanceTimersByTime(SILENCE_MILLIS + 1_000);
    expect(links.at(-1)).toEqual({ state: "reconnecting", attempt: 1 });
    vi.advanceTimersByTime(300);
    expect(sockets).toHaveLength(2);
    expect(sockets[0]?.closed).toBe(true);
    const heard = messages.length;
    sockets[0]?.hears(newcomerView(9, 9));
    expect(messages).toHaveLength(heard);
  });

  it("lossAgainAndAgain_backsOffToThreeSecondsAndRecovers", () => {
    const { connection, sockets, links, last, open } = stand();
    connection.start();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      last().onclose?.({ code: 1006, reason: "" });
      const before = sockets.length;
      let waited = 0;
      while (sockets.length === before) {
        vi.advanceTimersByTime(100);
        waited += 100;
      }
      pauses.push(waited);
    }
    expect(pauses).toEqual([300, 600, 1_200, 2_400, 3_000, 3_000]);
    open();
    expect(links.at(-1)).toEqual({ state: "open" });
  });

  it("wokenPhone_reconnectsWithoutThePause", () => {
    const { connection, sockets, last } = stand();
    connection.start();
    for (let attempt = 0; attempt < 5; attempt++) {
      last().onclose?.({ code: 1006, reason: "" });
      connection.nudge();
    }
    expect(sockets).toHaveLength(6);
  });

  it("commands_goOneAtATimeInOrder", async () => {
    const { connection, last, open } = stand();
    connection.start();
    open();
    const first = connection.ask(3, { kind: "answer-lock", choice: 1 });
    const second = connection.ask(3, { kind: "answer-lock", choice: 2 });
    expect(last().sentOf("ask")).toHaveLength(1);
    last().hears({ type: "answer", id: "command-1", code: null, arguments: {}, unchanged: false });
    expect(await first).toEqual({ done: true, unchanged: false });
    expect(last().sentOf("ask")).toHaveLength(2);
    last().hears({
      type: "answer",
      id: "command-2",
      code: "game-full",
      arguments: { most: 400 },
      unchanged: false,
    });
    expect(await second).toEqual({
      done: false,
      refusal: { code: "game-full", arguments: { most: 400 } },
    });
  });

  it("unansweredCommand_isSentAgainWithTheSameIdAfterReconnect", async () => {
    const { connection, sockets, last, open } = stand();
    connection.start();
    open();
    const outcome = connection.ask(3, { kind: "propose", revision: 2 });
    last().onclose?.({ code: 1012, reason: "" });
    vi.advanceTimersByTime(300);
    open();
    expect(sockets[1]?.sentOf("ask")).toEqual(sockets[0]?.sentOf("ask"));
    last().hears({ type: "answer", id: "command-1", code: null, arguments: {}, unchanged: false });
    expect(await outcome).toEqual({ done: true, unchanged: false });
    last().hears({ type: "answer", id: "command-1", code: null, arguments: {}, unchanged: false }); // twice is once
  });

  it("unansweredCommand_isRepeatedOnALivingConnection", () => {
    const { connection, last, open } = stand();
    connection.start();
    open();
    void connection.ask(3, { kind: "propose", revision: 2 });
    for (let second = 0; second < 10; second++) {
      vi.advanceTimersByTime(1_000);
      last().hears({ type: "pong", number: second });
    }
    const ids = last()
      .sentOf("ask")
      .map((ask) => ask.id);
    expect(ids).toEqual(["command-1", "command-1", "command-1"]);
    expect(PING_EVERY_MILLIS).toBe(5_000);
  });

  it("queue_full_refusesHere", async () => {
    const { connection } = stand();
    connection.start();
    for (let waiting = 0; waiting < QUEUE_MOST; waiting++) {
      void connection.ask(1, { kind: "pause" });
    }
    const outcome = await connection.ask(1, { kind: "pause" });
    expect(outcome).toMatchObject({ done: false, refusal: { code: "queue-full" } });
  });

  it("olderViews_areDropped", () => {
    const { connection, messages, last, open } = stand();
    connection.start();
    open();
    for (const [epoch, version] of [
      [2, 10],
      [2, 9],
      [1, 50],
      [2, 10],
      [3, 1],
    ] as const) {
      last().hears(newcomerView(epoch, version));
    }
    const kept = messages.flatMap((one) => (one.type === "view" ? [[one.epoch, one.version]] : []));
    expect(kept).toEqual([
      [2, 10],
      [2, 10],
      [3, 1],
    ]);
  });

  it("updates_ofAnOldEpochOrTickAreDroppedAndANewOwnerMayGoBack", () => {
    const { connection, messages, last, open } = stand();
    connection.start();
    open();
    for (const [epoch, tick] of [
      [2, 100],
      [2, 99],
      [1, 120],
      [3, 80],
      [3, 81],
    ] as const) {
      last().hears(update(epoch, tick));
    }
    const kept = messages.flatMap((one) => (one.type === "update" ? [[one.epoch, one.tick]] : []));
    expect(kept).toEqual([
      [2, 100],
      [3, 80],
      [3, 81],
    ]);
  });

  it.each([
    [4401, "bad-secret"],
    [4404, "no-such-game"],
    [4410, "seat-removed"],
    [4426, "other-protocol"],
  ])("close%i_endsForGood", async (number, code) => {
    const { connection, sockets, links, last, open } = stand();
    connection.start();
    open();
    const waiting = connection.ask(1, { kind: "pause" });
    last().onclose?.({ code: number, reason: "" });
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
    expect(links.at(-1)).toMatchObject({ state: "ended", refusal: { code } });
    expect(await waiting).toMatchObject({ done: false, refusal: { code } });
  });

  it.each([1006, 1009, 4413])(
    "close%i_afterALargeCommand_givesUpThatCommandOnly",
    async (number) => {
      const { connection, links, last, open } = stand();
      connection.start();
      open();
      const large = connection.ask(1, { kind: "join", name: "x".repeat(FRAME_MOST_BYTES) });
      const small = connection.ask(1, { kind: "pause" });
      expect(last().sentOf("ask")).toHaveLength(1);
      last().onclose?.({ code: number, reason: "" });
      expect(await large).toMatchObject({ done: false, refusal: { code: "too-large" } });
      expect(links.at(-1)).toMatchObject({ state: "reconnecting" });
      vi.advanceTimersByTime(300);
      open();
      expect(last().sentOf("ask")).toMatchObject([{ body: { kind: "pause" } }]);
      last().hears({
        type: "answer",
        id: "command-2",
        code: null,
        arguments: {},
        unchanged: false,
      });
      expect(await small).toEqual({ done: true, unchanged: false });
    },
  );

  it("close1006_afterASmallCommand_sendsItAgainButNotForEver", async () => {
    const { connection, sockets, last, open } = stand();
    connection.start();
    open();
    const outcome = connection.ask(1, { kind: "pause" });
    for (let cut = 1; cut < CUTS_MOST; cut++) {
      last().onclose?.({ code: 1006, reason: "" });
      vi.advanceTimersByTime(300);
      open();
      expect(last().sentOf("ask")).toMatchObject([{ id: "command-1" }]);
    }
    last().onclose?.({ code: 1006, reason: "" });
    expect(await outcome).toMatchObject({ done: false, refusal: { code: "cut-off" } });
    expect(sockets).toHaveLength(CUTS_MOST);
  });

  it("close1006_longAfterACommand_isALossLikeAnyOther", () => {
    const { connection, last, open } = stand();
    connection.start();
    open();
    void connection.ask(1, { kind: "join", name: "x".repeat(FRAME_MOST_BYTES) });
    vi.advanceTimersByTime(3_000);
    last().onclose?.({ code: 1006, reason: "" });
    vi.advanceTimersByTime(300);
    open();
    expect(last().sentOf("ask")).toHaveLength(1);
  });

  it("close4429_whileCommandsWait_comesBackMoreSlowlyAndLosesNone", () => {
    const { connection, last, open } = stand();
    connection.start();
    open();
    void connection.ask(1, { kind: "pause" });
    last().onclose?.({ code: 4429, reason: "" });
    vi.advanceTimersByTime(2_400);
    open();
    expect(last().sentOf("ask")).toMatchObject([{ id: "command-1" }]);
  });

  it("refusedBeforeClose_itsSentenceIsShown", () => {
    const { connection, links, last } = stand();
    connection.start();
    last().onopen?.();
    last().hears({ type: "refused", code: "no-such-game", arguments: {} });
    last().onclose?.({ code: 4404, reason: "" });
    expect(links.at(-1)).toEqual({
      state: "ended",
      refusal: { type: "refused", code: "no-such-game", arguments: {} },
    });
  });

  it("replaced_waitsUntilItIsAskedBack", () => {
    const { connection, sockets, links, last, open } = stand();
    connection.start();
    open();
    last().onclose?.({ code: 4409, reason: "" });
    vi.advanceTimersByTime(60_000);
    expect(links.at(-1)).toEqual({ state: "elsewhere" });
    expect(sockets).toHaveLength(1);
    connection.start();
    open();
    expect(links.at(-1)).toEqual({ state: "open" });
  });

  it("unreadableFrame_isToldAndChangesNothing", () => {
    const { connection, faults, messages, last, open } = stand();
    connection.start();
    open();
    const heard = messages.length;
    last().hears({ type: "pong" });
    last().onmessage?.({ data: "{" });
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain("pong.number");
    expect(messages).toHaveLength(heard);
  });

  it("hint_withoutConnection_isLost", () => {
    const { connection, last, open } = stand();
    connection.start();
    connection.hint(2, "batch", 8);
    open();
    connection.hint(2, "batch", 16);
    expect(last().sentOf("hint")).toEqual([{ type: "hint", phase: 2, knob: "batch", value: 16 }]);
  });
});
