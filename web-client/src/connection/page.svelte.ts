import type { Ask, Role } from "../protocol/messages";
import type { ServerMessage } from "../protocol/server";
import { refusalWords, words } from "../words/words";
import { connectPage } from "./browser";
import type { Connection, Link, Outcome } from "./connection";

/** A page's line to its game, as what it shows: the state, the connection, what went wrong. */
export class GamePage<S> {
  link: Link = $state.raw({ state: "connecting" });
  fault: string | null = $state(null); // a frame that could not be read
  said: string | null = $state(null); // what became of the last command, when that is no news
  state: S;
  private readonly connection: Connection;

  /** Connects; `reduce` says how each message changes the state. */
  constructor(
    role: Role,
    code: string,
    secret: string | null,
    start: S,
    reduce: (state: S, message: ServerMessage, nowMillis: number) => S,
  ) {
    this.state = $state.raw(start);
    this.connection = connectPage(role, code, secret, {
      onLink: (link) => {
        this.link = link;
      },
      onMessage: (message) => {
        this.state = reduce(this.state, message, performance.now());
      },
      onFault: (sentence) => {
        this.fault = sentence;
      },
    });
  }

  /** Asks for something durable, and has it said when it was refused or changed nothing. */
  async ask(phase: number, body: Ask["body"]): Promise<Outcome> {
    const outcome = await this.connection.ask(phase, body);
    if (!outcome.done) this.said = refusalWords(outcome.refusal);
    else this.said = outcome.unchanged ? (words.unchanged[body.kind] ?? null) : null;
    return outcome;
  }

  /** Tells the team how a slider moves. */
  hint(phase: number, knob: string, value: number): void {
    this.connection.hint(phase, knob, value);
  }

  /** Takes the seat back from the screen that took it over. */
  start(): void {
    this.connection.start();
  }

  stop(): void {
    this.connection.stop();
  }
}
