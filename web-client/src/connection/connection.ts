import type { Ask, ClientMessage, Hello } from "../protocol/messages";
import { decodeServerMessage, type Of, type Refusal, type ServerMessage } from "../protocol/server";
import { ownRefusal } from "../words/words";

/** How the connection stands, for the person who looks at the screen. */
export type Link =
  | { readonly state: "connecting" }
  | { readonly state: "open" }
  | { readonly state: "reconnecting"; readonly attempt: number }
  | { readonly state: "elsewhere" } // the same seat is open on another screen
  | { readonly state: "ended"; readonly refusal: Refusal };

/** What became of a command. */
export type Outcome =
  | { readonly done: true; readonly unchanged: boolean } // or nothing was left to do
  | { readonly done: false; readonly refusal: Refusal };

/** The part of a WebSocket that is used. */
export interface Socket {
  send(frame: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
}

export interface ConnectionOptions {
  readonly hello: Omit<Hello, "type">;
  readonly open: () => Socket;
  readonly newId: () => string;
  readonly random: () => number; // 0 to 1, spreads a class that comes back at once
  readonly onLink: (link: Link) => void;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onFault: (sentence: string) => void; // a frame that could not be read: a bug
}

export const PING_EVERY_MILLIS = 5_000;
export const SILENCE_MILLIS = 12_000;
const BACKOFF_LEAST_MILLIS = 300;
const BACKOFF_MOST_MILLIS = 3_000;

/** The largest frame that a server takes; larger ones may be cut off without a word. */
export const FRAME_MOST_BYTES = 16 * 1024;

/** A connection that breaks so soon after a command was sent may have broken because of it. */
export const CUT_MILLIS = 2_000;

/** As often in a row a command may be cut off before it is given up. */
export const CUTS_MOST = 5;

/** Commands that wait for their turn; one more is refused here, before it is sent. */
export const QUEUE_MOST = 16;

interface Waiting {
  readonly frame: string;
  readonly id: string;
  readonly settle: (outcome: Outcome) => void;
  sentAt: number; // on which clock reading it was last sent; 0 when it was not
  cuts: number; // connections in a row that broke right after it was sent
}

/** What ends the matter, for a close that came without a refusal. */
const FINAL: Readonly<Record<number, string>> = {
  4400: "bad-frame",
  4401: "bad-secret",
  4404: "no-such-game",
  4410: "seat-removed",
  4426: "other-protocol",
};

/**
 * One screen's line to the game. It says hello, pings, notices silence, comes back by itself, sends
 * one command at a time and again until it is answered, and lets nothing older through than what
 * the screen already shows.
 */
export class Connection {
  private socket: Socket | null = null;
  private welcomed = false;
  private attempt = 0;
  private refusal: Of<"refused"> | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private heardAt = 0;
  private openedAt = 0;
  private pings = 0;
  private epoch = -1;
  private version = -1;
  private tick = -1;
  private readonly queue: Waiting[] = [];

  constructor(private readonly options: ConnectionOptions) {}

  /** Connects, or takes the seat back from the screen that took it over. */
  start(): void {
    this.stop();
    this.attempt = 0;
    this.options.onLink({ state: "connecting" });
    this.connect();
  }

  /** Lets go of the socket and the timers; commands that wait go on waiting. */
  stop(): void {
    clearTimeout(this.retry);
    clearInterval(this.beat);
    this.retry = undefined;
    const socket = this.socket;
    this.socket = null;
    this.welcomed = false;
    if (socket !== null) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  /** The phone woke up or found a network: look at once instead of after the pause. */
  nudge(): void {
    if (this.retry !== undefined) {
      clearTimeout(this.retry);
      this.retry = undefined;
      this.connect();
    } else if (this.socket !== null && Date.now() - this.heardAt > PING_EVERY_MILLIS * 1.5) {
      this.lost();
    }
  }

  /** Asks for something durable; resolves when the game has decided. */
  ask(phase: number, body: Ask["body"]): Promise<Outcome> {
    if (this.queue.length >= QUEUE_MOST) {
      return Promise.resolve({ done: false, refusal: ownRefusal("queue-full") });
    }
    return new Promise((settle) => {
      const id = this.options.newId();
      const frame = JSON.stringify({ type: "ask", id, phase, body } satisfies ClientMessage);
      this.queue.push({ frame, id, settle, sentAt: 0, cuts: 0 });
      this.sendNext();
    });
  }

  /** Tells the team how a slider moves; lost when there is no connection. */
  hint(phase: number, knob: string, value: number): void {
    if (this.welcomed) this.send({ type: "hint", phase, knob, value });
  }

  private connect(): void {
    const socket = this.options.open();
    this.socket = socket;
    this.welcomed = false;
    this.refusal = null;
    this.heardAt = Date.now();
    socket.onopen = () => this.send({ type: "hello", ...this.options.hello });
    socket.onmessage = (event) => this.received(event.data);
    socket.onclose = (event) => this.closed(event.code);
    clearInterval(this.beat);
    this.beat = setInterval(() => this.onBeat(), 1_000);
  }

  private onBeat(): void {
    const now = Date.now();
    if (now - this.heardAt > SILENCE_MILLIS) {
      this.lost();
      return;
    }
    if (!this.welcomed) return;
    const pingsDue = Math.floor((now - this.openedAt) / PING_EVERY_MILLIS);
    if (pingsDue <= this.pings) return;
    this.pings = pingsDue;
    this.send({ type: "ping", number: pingsDue });
    // The way between nodes is best effort: what was asked is repeated until it is answered.
    const first = this.queue[0];
    if (first !== undefined && now - first.sentAt >= PING_EVERY_MILLIS) this.sendNext(true);
  }

  private received(data: unknown): void {
    this.heardAt = Date.now();
    let message: ServerMessage;
    try {
      message = decodeServerMessage(String(data));
    } catch (error) {
      this.options.onFault(String(error));
      return;
    }
    if (message.type === "welcome") this.opened();
    else if (message.type === "refused") this.refusal = message;
    else if (message.type === "answer") this.answered(message);
    if (this.isNews(message)) this.options.onMessage(message);
  }

  private opened(): void {
    this.welcomed = true;
    this.attempt = 0;
    this.pings = 0;
    this.openedAt = Date.now();
    this.options.onLink({ state: "open" });
    this.sendNext(true);
  }

  private isNews(message: ServerMessage): boolean {
    if (message.type === "view") {
      if (message.epoch < this.epoch) return false;
      if (message.epoch === this.epoch && message.version < this.version) return false;
      if (message.epoch > this.epoch) this.tick = -1;
      this.epoch = message.epoch;
      this.version = message.version;
      if (phaseOf(message) !== "live") this.tick = -1; // the next run begins at tick 0
    } else if (message.type === "update") {
      if (message.epoch < this.epoch) return false;
      if (message.epoch > this.epoch) {
        // A new owner goes on where the record stands, perhaps some ticks back.
        this.epoch = message.epoch;
        this.version = -1;
        this.tick = -1;
      }
      if (message.tick < this.tick) return false;
      this.tick = message.tick;
    }
    return true;
  }

  private answered(answer: Of<"answer">): void {
    const first = this.queue[0];
    if (first === undefined || first.id !== answer.id) return;
    this.queue.shift();
    const { code, unchanged } = answer;
    if (code === null) first.settle({ done: true, unchanged });
    else first.settle({ done: false, refusal: { code, arguments: answer.arguments } });
    this.sendNext();
  }

  private sendNext(again = false): void {
    const first = this.queue[0];
    if (first === undefined || !this.welcomed || this.socket === null) return;
    if (first.sentAt !== 0 && !again) return;
    first.sentAt = Date.now();
    this.socket.send(first.frame);
  }

  private send(message: ClientMessage): void {
    this.socket?.send(JSON.stringify(message));
  }

  private closed(code: number): void {
    const final = FINAL[code];
    this.giveUpWhatIsCutOff(code);
    if (code === 4409) {
      this.stop();
      this.options.onLink({ state: "elsewhere" });
    } else if (final !== undefined) {
      this.stop();
      const refusal = this.refusal ?? { code: final, arguments: {} };
      this.options.onLink({ state: "ended", refusal });
      for (const waiting of this.queue.splice(0)) waiting.settle({ done: false, refusal });
    } else {
      // Whoever was told to slow down does not come back at once.
      if (code === 4429) this.attempt = Math.max(this.attempt, 3);
      this.lost();
    }
  }

  /** A command that its connection breaks of must not break the next one too, for ever. */
  private giveUpWhatIsCutOff(code: number): void {
    const first = this.queue[0];
    if (first === undefined || !this.welcomed || first.sentAt < this.openedAt) return;
    const soon = Date.now() - first.sentAt <= CUT_MILLIS;
    const large = new TextEncoder().encode(first.frame).length > FRAME_MOST_BYTES;
    first.cuts = code === 1006 && soon ? first.cuts + 1 : 0;
    const refused = code === 4413 || code === 1009;
    if (refused || (first.cuts > 0 && large)) {
      this.giveUp({ code: "too-large", arguments: {} });
    } else if (first.cuts >= CUTS_MOST) {
      this.giveUp(ownRefusal("cut-off"));
    }
  }

  private giveUp(refusal: Refusal): void {
    this.queue.shift()?.settle({ done: false, refusal });
  }

  private lost(): void {
    this.stop();
    const pause = Math.min(BACKOFF_MOST_MILLIS, BACKOFF_LEAST_MILLIS * 2 ** this.attempt);
    this.attempt += 1;
    this.options.onLink({ state: "reconnecting", attempt: this.attempt });
    this.retry = setTimeout(
      () => {
        this.retry = undefined;
        this.connect();
      },
      pause * (0.5 + 0.5 * this.options.random()),
    );
  }
}

function phaseOf(message: Of<"view">): string {
  const view = message.view;
  if (view.screen === "seat") return view.seat.clock.phase;
  if (view.screen === "host") return view.host.board.clock.phase;
  if (view.screen === "projector") return view.board.clock.phase;
  return view.newcomer.phase;
}
