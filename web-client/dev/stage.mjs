// Serves the built pages with the server's policy and plays the frames of a recorded game on them, so
// that the screens can be looked at without a server: `npm run build && npm run stage`. The console
// moves on from phase to phase; whatever else is asked is refused.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocketServer } from "ws";
import { readRecording } from "./recording.mjs";

const WEB = fileURLToPath(new URL("../target/classes/web", import.meta.url));
export const RECORDING = fileURLToPath(new URL("recording.ndjson", import.meta.url));
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const PAGES = { "/": "/index.html", "/host": "/host.html", "/projector": "/projector.html" };
export const HOST_KEY = "stage-key";
export const TOKEN = "A".repeat(22);

/** Starts the stage at the first phase. */
export async function startStage({ port = 0, file = RECORDING } = {}) {
  const recording = readRecording(file);
  const screens = new Set();
  const scenes = recording.scenes.filter((scene) => scene !== "welcome");
  let now = { scene: scenes[0], from: 0 };
  const http = createServer((request, response) => handle(request, response, recording.http));
  const sockets = new WebSocketServer({ server: http, path: "/ws" });

  /** Shows a phase on every screen, as it was so long after its begin. */
  const show = (scene, from = 0) => {
    now = { scene, from };
    for (const screen of screens) play(screen);
  };

  const play = (screen) => {
    screen.timers.splice(0).forEach(clearTimeout);
    for (const { scene, to, at, message } of recording.frames) {
      if (scene !== now.scene || !to.split(" ").includes(screen.role)) continue;
      const send = () => screen.socket.send(JSON.stringify(message));
      if (at <= now.from) send();
      else screen.timers.push(setTimeout(send, at - now.from));
    }
  };

  const hello = (screen, { role, secret }) => {
    screen.role = role === "seat" && secret !== TOKEN ? "newcomer" : role;
    const welcome = recording.frames.find(
      ({ scene, to }) => scene === "welcome" && to.split(" ").includes(screen.role),
    );
    screen.socket.send(JSON.stringify(welcome.message));
    play(screen);
  };

  const asked = (screen, { id, body }) => {
    const next = scenes[scenes.indexOf(now.scene) + 1];
    const moves = body.kind === "advance" && next !== undefined;
    const sits = body.kind === "join" && screen.role === "newcomer";
    const code = moves || sits ? null : "only-replayed";
    screen.socket.send(
      JSON.stringify({ type: "answer", id, code, arguments: {}, unchanged: false }),
    );
    if (moves) show(next);
    if (sits) hello(screen, { role: "seat", secret: TOKEN });
  };

  sockets.on("connection", (socket) => {
    const screen = { socket, role: null, timers: [] };
    screens.add(screen);
    socket.on("close", () => {
      screen.timers.splice(0).forEach(clearTimeout);
      screens.delete(screen);
    });
    socket.on("message", (data) => {
      const message = JSON.parse(data);
      if (message.type === "hello") hello(screen, message);
      else if (message.type === "ask") asked(screen, message);
      else if (message.type === "ping")
        socket.send(JSON.stringify({ type: "pong", number: message.number }));
    });
  });
  await new Promise((resolve) => http.listen(port, "127.0.0.1", resolve));
  return {
    port: http.address().port,
    code: recording.http.join.code,
    scenes,
    show,
    stop: () => {
      for (const { socket } of screens) socket.terminate();
      http.close();
    },
  };
}

function handle(request, response, recorded) {
  const path = new URL(request.url, "http://stage").pathname;
  const json = (status, body) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
  if (path === "/api/scenarios") return json(200, recorded.scenarios);
  if (path === "/api/games") return json(200, recorded.games);
  if (/^\/api\/games\/\w+\/join$/.test(path)) return json(200, recorded.join);
  const name = PAGES[path] ?? path;
  if (name.includes("..") || !existsSync(WEB + name) || !extname(name))
    return json(404, { code: "not-found", arguments: {} });
  response.writeHead(200, {
    "Content-Type": TYPES[extname(name)] ?? "application/octet-stream",
    "Content-Security-Policy": POLICY,
  });
  createReadStream(WEB + name).pipe(response);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [port = "8099", file = RECORDING] = process.argv.slice(2);
  const stage = await startStage({ port: Number(port), file });
  const at = `http://127.0.0.1:${stage.port}`;
  console.log(
    `${at}/#code=${stage.code}\n${at}/host#key=${HOST_KEY}&code=${stage.code}\n${at}/projector#code=${stage.code}`,
  );
}
