// A class of many and its instructor over the public protocol, without a browser: for screens that are
// only worth a look when the hall is full.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import WebSocket from "ws";

const PATIENCE_MILLIS = 60_000;

/** Hosts a game and returns its code. */
export async function host(server, key, game) {
  const response = await fetch(new URL("api/games", server), {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      mission: "model-serving",
      round: 2,
      preset: "test",
      teamSize: 1,
      tracks: [],
      ...game,
    }),
  });
  if (response.status !== 201) throw new Error(await response.text());
  return (await response.json()).code;
}

/** One screen's connection: the newest view, and commands that wait for their answer. */
export class Screen {
  static async open(server, role, code, secret) {
    const url = new URL("ws", server);
    url.protocol = "ws:";
    const socket = new WebSocket(url);
    await once(socket, "open");
    const screen = new this(socket);
    screen.secret = secret;
    screen.send({ type: "hello", protocol: 1, role, code, secret });
    await screen.until((view) => view !== null);
    return screen;
  }

  constructor(socket) {
    this.socket = socket;
    this.view = null;
    this.tick = 0;
    this.asked = 0;
    this.answers = new Map();
    this.watchers = new Set();
    socket.on("message", (data) => this.received(JSON.parse(data)));
    this.pings = setInterval(() => this.send({ type: "ping", number: 1 }), 5_000);
    socket.on("close", () => clearInterval(this.pings));
  }

  send(message) {
    this.socket.send(JSON.stringify(message));
  }

  received(message) {
    if (message.type === "view") {
      this.view = message.view;
      for (const watch of [...this.watchers]) watch(this.view);
    } else if (message.type === "update") {
      this.tick = message.tick;
      for (const watch of [...this.watchers]) watch(this.view);
    } else if (message.type === "answer") {
      this.answers.get(message.id)?.(message);
      this.answers.delete(message.id);
    }
  }

  clock() {
    return (this.view.board ?? this.view).clock;
  }

  /** Waits for a view that is as wanted. */
  until(wanted) {
    if (this.view !== null && wanted(this.view)) return Promise.resolve(this.view);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.watchers.delete(watch);
        reject(new Error(`no such view: ${wanted}`));
      }, PATIENCE_MILLIS);
      const watch = (view) => {
        if (!wanted(view)) return;
        clearTimeout(late);
        this.watchers.delete(watch);
        resolve(view);
      };
      this.watchers.add(watch);
    });
  }

  /** Asks, and resolves to the code of the refusal; null when it was done. */
  async ask(body, phase = this.clock()?.instance ?? 0) {
    this.asked += 1;
    const id = `crowd-${this.asked}-${randomBytes(6).toString("hex")}`;
    const answer = new Promise((resolve) => this.answers.set(id, resolve));
    this.send({ type: "ask", id, phase, body });
    return (await answer).code;
  }

  /** Moves on, and waits until the next phase is there. */
  async advance() {
    const { instance } = this.clock();
    await this.until((view) => view.next !== "live" || view.ready);
    const code = await this.ask({ kind: "advance" }, instance);
    if (code !== null) throw new Error(`not advanced: ${code}`);
    await this.until((view) => view.board.clock.instance > instance);
    return this.clock().phase;
  }

  close() {
    this.socket.close();
  }
}

/** Students who have joined, in their seats' order. */
export async function students(
  server,
  code,
  count,
  nameOf = (index) => `Maximiliane ${index + 1}`,
) {
  const seated = [];
  for (let index = 0; index < count; index++) {
    const token = randomBytes(16).toString("base64url");
    const screen = await Screen.open(server, "seat", code, token);
    const refused = await screen.ask({ kind: "join", name: nameOf(index) }, 0);
    if (refused !== null) throw new Error(`not joined: ${refused}`);
    await screen.until((view) => view.clock !== undefined);
    seated.push(screen);
  }
  return seated;
}
