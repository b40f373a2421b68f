/** What binds a connection to a page: its socket, its fragment, what it remembers. */
import { PROTOCOL, type Role } from "../protocol/messages";
import type { ServerMessage } from "../protocol/server";
import { Connection, type Link, type Socket } from "./connection";
import { newCommandId } from "./token";

export function socketUrl(page: { protocol: string; host: string }): string {
  return `${page.protocol === "https:" ? "wss:" : "ws:"}//${page.host}/ws`;
}

export interface Listeners {
  onLink(link: Link): void;
  onMessage(message: ServerMessage): void;
  onFault(sentence: string): void;
}

/** Connects this page, and looks again at once when the phone wakes up or finds a network. */
export function connectPage(
  role: Role,
  code: string,
  secret: string | null,
  listeners: Listeners,
): Connection {
  const connection = new Connection({
    hello: { protocol: PROTOCOL, role, code, secret },
    open: () => new WebSocket(socketUrl(location)) as Socket,
    newId: newCommandId,
    random: Math.random,
    ...listeners,
  });
  const nudge = () => {
    if (document.visibilityState === "visible") connection.nudge();
  };
  window.addEventListener("online", nudge);
  window.addEventListener("pageshow", nudge);
  document.addEventListener("visibilitychange", nudge);
  connection.start();
  return connection;
}

/** The named parts of an address's fragment: `#code=ABC234&seat=…`. */
export function readFragment(hash: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(hash.replace(/^#/, "")));
}

/** Puts a code into the form in which games are named: capitals, no spaces. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** Storage that may be missing or full, as in a private window: then the page forgets. */
export interface Memory {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export function memory(storage: () => Storage): Memory {
  const attempt = <T>(act: (store: Storage) => T): T | null => {
    try {
      return act(storage());
    } catch {
      return null; // forbidden or full: the personal link still opens the seat
    }
  };
  return {
    get: (key) => attempt((store) => store.getItem(key)),
    set: (key, value) => void attempt((store) => store.setItem(key, value)),
    remove: (key) => void attempt((store) => store.removeItem(key)),
  };
}
