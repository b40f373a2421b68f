// Serves the built pages with the server's policy and plays a made-up game on them, so that the
// screens can be looked at without a server: `npm run build && npm run stage`.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocketServer } from "ws";
import { ROUND, SCENARIOS } from "./stage-content.mjs";
import { StageGame } from "./stage-game.mjs";

const WEB = fileURLToPath(new URL("../target/classes/web", import.meta.url));
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
export const HOST_KEY = "stage-key";

/** Starts the stage; `games` holds what is played, by code. */
export async function startStage({ port = 0, games = new Map() } = {}) {
  const connections = new Set();
  const http = createServer((request, response) => handle(request, response, games));
  const sockets = new WebSocketServer({ server: http, path: "/ws" });
  sockets.on("connection", (socket) => welcome(socket, games, connections));
  const timer = setInterval(() => tick(games, connections), 100);
  await new Promise((resolve) => http.listen(port, "127.0.0.1", resolve));
  return {
    port: http.address().port,
    games,
    publish: (game) => publish(game, connections),
    stop: () => {
      clearInterval(timer);
      for (const { socket } of connections) socket.terminate();
      http.close();
    },
  };
}

function handle(request, response, games) {
  const path = new URL(request.url, "http://stage").pathname;
  const json = (status, body) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const joined = path.match(/^\/api\/games\/(\w+)\/join$/);
  if (path === "/api/scenarios") return json(200, SCENARIOS);
  if (path.startsWith("/api/games") && joined === null) {
    if (request.headers.authorization !== `Bearer ${HOST_KEY}`) {
      return json(401, { code: "bad-secret", sentence: "This key does not open the console." });
    }
    if (request.method === "POST") {
      let text = "";
      request.on("data", (chunk) => {
        text += chunk;
      });
      request.on("end", () => {
        const wanted = JSON.parse(text);
        const code = `STG${String(games.size + 234).replaceAll(/[01]/g, "2")}`;
        games.set(
          code,
          new StageGame({ ...wanted, code, liveTicks: wanted.preset === "test" ? 80 : 900 }),
        );
        json(201, { game: code.toLowerCase(), code });
      });
      return;
    }
    return json(
      200,
      [...games.values()].map((game) => ({
        game: game.code.toLowerCase(),
        code: game.code,
        mission: "model-serving",
        round: 2,
        phase: game.phase,
        seats: game.seats.length,
        createdAt: "2026-01-01T08:00:00Z",
      })),
    );
  }
  if (joined !== null) {
    return json(200, {
      code: joined[1],
      url: `http://192.168.178.24:8080/#code=${joined[1]}`,
      qr: pattern(29),
    });
  }
  const name =
    { "/": "/index.html", "/host": "/host.html", "/projector": "/projector.html" }[path] ?? path;
  if (name.includes("..") || !existsSync(WEB + name) || !extname(name))
    return json(404, { code: "not-found", sentence: "Not here." });
  response.writeHead(200, {
    "Content-Type": TYPES[extname(name)] ?? "application/octet-stream",
    "Content-Security-Policy": POLICY,
  });
  createReadStream(WEB + name).pipe(response);
}

/** Something that looks like a QR and opens nothing. */
function pattern(modules) {
  const size = modules + 8;
  let path = "";
  const corner = (x, y) => (x < 7 || x > modules - 8) && (y < 7 || (y > modules - 8 && x < 7));
  for (let y = 0; y < modules; y++) {
    for (let x = 0; x < modules; x++) {
      if (!corner(x, y) && (x * 7 + y * 13 + ((x * y) % 5) * 3) % 5 < 2)
        path += `M${x + 4},${y + 4}h1v1h-1z`;
    }
  }
  for (const [x, y] of [
    [4, 4],
    [modules - 3, 4],
    [4, modules - 3],
  ]) {
    path += `M${x},${y}h7v7h-7zM${x + 1},${y + 1}v5h5v-5zM${x + 2},${y + 2}h3v3h-3z`;
  }
  return { size, path };
}

function welcome(socket, games, connections) {
  let me = null;
  const send = (message) => socket.send(JSON.stringify(message));
  socket.on("close", () => {
    connections.delete(me);
    if (me !== null) publishPresence(me.game, connections);
  });
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.type === "hello") {
      const game = games.get(message.code);
      if (game === undefined) {
        send({ type: "refused", code: "no-such-game", sentence: "No game has this code." });
        return socket.close(4404);
      }
      if (message.role === "host" && message.secret !== HOST_KEY) {
        send({
          type: "refused",
          code: "bad-secret",
          sentence: "This key does not open the console.",
        });
        return socket.close(4401);
      }
      if (message.role === "seat" && game.removed.has(message.secret)) {
        return turnAway(send, socket);
      }
      const seat = message.role === "seat" ? (game.tokens.get(message.secret) ?? null) : null;
      for (const other of connections) {
        if (message.role === "seat" && other.secret === message.secret) other.socket.close(4409);
      }
      me = { socket, game, role: message.role, seat, secret: message.secret };
      connections.add(me);
      send({
        type: "welcome",
        game: game.code,
        code: game.code,
        role: message.role,
        seat,
        node: "stage",
        serverVersion: "stage",
      });
      send(view(me));
      publishPresence(game, connections);
    } else if (message.type === "ping") {
      send({ type: "pong", number: message.number });
    } else if (message.type === "hint") {
      relay(me, message, connections);
    } else if (message.type === "ask") {
      const refusal = me.game.decide(me, message.phase, message.body);
      send({
        type: "answer",
        id: message.id,
        code: refusal?.[0] ?? null,
        sentence: refusal?.[1] ?? null,
      });
      for (const other of connections) {
        if (other.seat !== null && other.game.removed.has(other.secret)) {
          turnAway((sent) => other.socket.send(JSON.stringify(sent)), other.socket);
          connections.delete(other);
        }
      }
      publish(me.game, connections);
      if (message.body.kind === "join") publishPresence(me.game, connections);
    }
  });
}

function turnAway(send, socket) {
  const sentence = "The instructor took this seat out of the game.";
  send({ type: "refused", code: "seat-removed", sentence });
  socket.close(4401);
}

function view(connection) {
  const { game, role, seat } = connection;
  const shown =
    role === "host"
      ? game.hostView()
      : role === "projector"
        ? game.boardView()
        : seat === null
          ? {
              code: game.code,
              title: ROUND.title,
              seats: game.seats.length,
              phase: game.phase,
            }
          : game.seatView(seat);
  return { type: "view", epoch: 1, version: game.version, view: shown };
}

function publish(game, connections) {
  for (const one of connections) {
    if (one.game === game) one.socket.send(JSON.stringify(view(one)));
  }
}

function publishPresence(game, connections) {
  const here = [...connections].filter((one) => one.game === game);
  const presence = {
    type: "presence",
    seats: here.flatMap((one) => (one.seat === null ? [] : [one.seat])),
    projectors: here.filter((one) => one.role === "projector").length,
  };
  for (const one of here) if (one.role === "host") one.socket.send(JSON.stringify(presence));
}

function relay(me, hint, connections) {
  const teamOf = (seat) => me.game.seats.find((one) => one.seat === seat)?.team;
  for (const one of connections) {
    if (
      one !== me &&
      one.game === me.game &&
      one.seat !== null &&
      teamOf(one.seat) === teamOf(me.seat)
    ) {
      one.socket.send(
        JSON.stringify({ type: "hint-relay", seat: me.seat, knob: hint.knob, value: hint.value }),
      );
    }
  }
}

function tick(games, connections) {
  for (const game of games.values()) {
    if (game.phase !== "live" || game.paused) continue;
    game.tick += 1;
    if (game.tick > game.liveTicks) {
      game.advance();
      publish(game, connections);
      continue;
    }
    for (const one of connections) {
      if (one.game !== game) continue;
      const team =
        one.role === "seat"
          ? (game.seats.find((seat) => seat.seat === one.seat)?.team ?? null)
          : null;
      if (one.role !== "seat" || team !== null) one.socket.send(JSON.stringify(game.update(team)));
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [teams = "8", perTeam = "5", port = "8099"] = process.argv.slice(2);
  const game = new StageGame();
  game.populate(Number(teams), Number(perTeam));
  const stage = await startStage({ port: Number(port), games: new Map([[game.code, game]]) });
  const at = `http://127.0.0.1:${stage.port}`;
  console.log(
    `${at}/#code=${game.code}\n${at}/host#key=${HOST_KEY}\n${at}/projector#code=${game.code}`,
  );
}
