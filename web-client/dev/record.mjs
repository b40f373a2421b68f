// Plays a short game on the built program and keeps the frames of one screen of each kind, for the
// stage and its pictures: `npm run record [-- teams per-team file]`.
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { host, Screen, students } from "./crowd.mjs";
import { writeRecording } from "./recording.mjs";
import { startServer } from "./server.mjs";

const SHIPPED = fileURLToPath(new URL("recording.ndjson", import.meta.url));
const NAMES =
  "Ada Grace Edsger Barbara Alan Radia Donald Frances Leslie Margaret Niklaus Hedy Claude Katherine John Shafi Tony Adele Agner Maximiliane-Charlotte".split(
    " ",
  );
const EVERY_TICKS = 5; // of the ten updates a second
const [teams = "8", perTeam = "4", file = SHIPPED] = process.argv.slice(2);
const nameOf = (index) => NAMES[(index * 7) % NAMES.length];

/** A scene for each phase, and for each step of a debrief after its first. */
const sceneOf = (clock) =>
  clock?.debrief && clock.debrief !== "answer" ? `debrief-${clock.debrief}` : clock?.phase;

/** A screen that keeps what a picture needs: the last view of a phase, and how a live run goes. */
class Recorder extends Screen {
  frames = [];
  scene = { phase: "welcome", at: Date.now() };

  received(message) {
    super.received(message);
    if (message.type === "view") {
      const phase = sceneOf(this.clock()) ?? this.view.phase;
      if (phase !== this.scene.phase) this.scene = { phase, at: Date.now() };
    }
    const { phase: scene, at } = this.scene;
    const kept =
      message.type === "update"
        ? message.tick % EVERY_TICKS === 0 || message.recent.length > 0
        : ["welcome", "view", "presence", "instruments"].includes(message.type);
    if (!kept) return;
    const old = this.frames.findIndex(
      (one) => scene !== "live" && one.scene === scene && one.message.type === message.type,
    );
    if (old >= 0) this.frames.splice(old, 1);
    this.frames.push({ scene, at: scene === "live" ? Date.now() - at : 0, message });
  }
}

const done = async (asked) => {
  const code = await asked;
  if (code !== null) throw new Error(`refused: ${code}`);
};

const allIn = (class_, phase) =>
  Promise.all(class_.map((one) => one.until(({ clock }) => clock.phase === phase)));

/** Every knob at a share of its range. */
const at = ({ knobs }, share) =>
  Object.fromEntries(
    knobs.map(({ knob, values }) => [knob, values[Math.round((values.length - 1) * share)]]),
  );

async function bench(class_, own) {
  await allIn(class_, "workbench");
  const middle = at(own.view, 0.45);
  const [turned] = own.view.knobs;
  const swept = [0.15, 0.8].map((share) => ({
    ...middle,
    [turned.knob]: at(own.view, share)[turned.knob],
  }));
  const size = Number(perTeam);
  const team = class_.slice(0, size);
  const tries = [at(own.view, 0.2), at(own.view, 0.8), middle, ...swept];
  for (const [index, configuration] of tries.entries()) {
    // Each owns some of the ten; a coin says which way it goes.
    const one = team[index % size];
    const prediction = index % 3 === 0 ? "down" : "up";
    await done(one.ask({ kind: "run-what-if", configuration, prediction }));
    await own.until(({ strip }) => strip[index]?.result != null);
  }
  for (const [index, one] of class_.entries()) {
    if (index < size || index % 3 === 0) continue;
    const configuration = at(one.view, 0.3 + (index % 5) / 10);
    await done(one.ask({ kind: "run-what-if", configuration, prediction: "up" }));
    await done(one.ask({ kind: "adopt", configuration }));
    if (index % 2 === 0) await agree(one, class_[index - (index % size) + ((index + 1) % size)]);
  }
  await done(own.ask({ kind: "adopt", configuration: at(own.view, 0.45) }));
  await agree(own, team[1 % size]);
  await own.until(({ candidate }) => candidate?.submitted === true);
  if (size === 1) return;
  // A mate has another idea, and waits for a word.
  await done(team[1].ask({ kind: "adopt", configuration: swept[0] }));
  const { candidate } = await team[1].until((view) => view.candidate.seat === view.seat);
  await done(team[1].ask({ kind: "propose", revision: candidate.revision }));
  await own.until((view) => view.bench.proposal !== null);
}

/** One proposes what the team has adopted; the other, unless it is alone, confirms. */
async function agree(one, mate) {
  const { candidate } = await one.until((view) => view.candidate?.seat === view.seat);
  await done(one.ask({ kind: "propose", revision: candidate.revision }));
  if (mate !== one) await done(mate.ask({ kind: "confirm", revision: candidate.revision }));
}

const server = await startServer("--port", "0");
const key = server.key;
const get = async (path) => (await fetch(new URL(path, server.url), bearer)).json();
const bearer = { headers: { Authorization: `Bearer ${key}` } };
const code = await host(server.url, key, { teamSize: Number(perTeam) });
const open = (role, secret) => Recorder.open(server.url, role, code, secret);
const token = () => randomBytes(16).toString("base64url");
const screens = {
  host: await open("host", key),
  projector: await open("projector", null),
  newcomer: await open("seat", token()),
};
const ownToken = token();
await done((await open("seat", ownToken)).ask({ kind: "join", name: nameOf(0) }, 0));
screens.seat = await open("seat", ownToken);
const { host: console_, seat: own } = screens;
const others = await students(server.url, code, Number(teams) * Number(perTeam) - 1, (index) =>
  nameOf(index + 1),
);
const class_ = [own, ...others];
const http = { scenarios: await get("api/scenarios"), games: await get("api/games") };
http.join = await get(`api/games/${code}/join`);
await console_.advance();
await console_.advance();
await allIn(class_, "lock");
const sure = class_.filter((_, index) => index % 7 !== 6);
for (const [index, one] of sure.entries()) {
  await done(one.ask({ kind: "answer-lock", choice: (index * 2 + 1) % 3 }));
}
await own.until(({ lock }) => lock.answered === sure.length);
await console_.advance();
await bench(class_, own);
await console_.advance();
await console_.until(({ board }) => board.clock.phase === "debrief");
await own.until(({ leaderboard }) => leaderboard.length > 0);
// What would have been is simulated behind the debrief; every step has it then.
await own.until(({ debrief: { best } }) => best === null || best.rode || best.points !== null);
for (const step of ["law", "pair", "table"]) {
  await console_.advance();
  for (const one of [own, screens.projector]) {
    await one.until(({ clock }) => clock.debrief === step);
  }
}
await console_.advance();
await Promise.all([
  console_.until(({ board }) => board.digest !== null),
  screens.projector.until(({ digest }) => digest !== null),
]);

const byText = new Map();
for (const [role, { frames }] of Object.entries(screens)) {
  for (const frame of frames) {
    const same = frame.message.type === "view" ? role : "";
    const text = JSON.stringify([frame.scene, frame.message, same]);
    const known = byText.get(text);
    if (known === undefined) byText.set(text, { ...frame, to: role });
    else known.to += ` ${role}`;
  }
}
writeRecording(file, http, [...byText.values()]);
for (const one of [...class_, ...Object.values(screens)]) one.close();
await server.stop();
console.log(`recorded ${code} in ${file}`);
