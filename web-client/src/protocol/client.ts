/** What a screen sends to a node: one union. */
import type { Role } from "./server";
import type { Configuration } from "./views";

export const PROTOCOL = 1;

/** What a newcomer or a student may ask. */
export type StudentCommand =
  | { readonly kind: "join"; readonly name: string }
  | { readonly kind: "answer-lock"; readonly choice: number }
  | { readonly kind: "run-what-if"; readonly configuration: Configuration }
  | { readonly kind: "adopt"; readonly configuration: Configuration }
  | { readonly kind: "submit"; readonly revision: number };

/** What the instructor may ask. */
export type HostCommand =
  | { readonly kind: "move-seat"; readonly seat: number; readonly team: number }
  | { readonly kind: "assign-track"; readonly team: number; readonly track: string }
  | { readonly kind: "remove-seat"; readonly seat: number }
  | { readonly kind: "advance" }
  | { readonly kind: "pause" }
  | { readonly kind: "resume" }
  | { readonly kind: "extend"; readonly millis: number }
  | { readonly kind: "inject-burst"; readonly strengthPercent: number; readonly seconds: number }
  | { readonly kind: "inject-fault" }
  | { readonly kind: "end-game" };

export type Command = StudentCommand | HostCommand;

export interface Hello {
  readonly type: "hello";
  readonly protocol: number;
  readonly role: Role;
  readonly code: string;
  readonly secret: string | null;
}

/** Something durable; the same id again gets the same answer. */
export interface Ask {
  readonly type: "ask";
  readonly id: string;
  readonly phase: number; // the phase instance that the sender saw
  readonly body: Command;
}

/** A slider while it moves; never stored, never answered. */
export interface Hint {
  readonly type: "hint";
  readonly phase: number;
  readonly knob: string;
  readonly value: number;
}

export interface Ping {
  readonly type: "ping";
  readonly number: number;
}

export type ClientMessage = Hello | Ask | Hint | Ping;
