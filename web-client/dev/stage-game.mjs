// A made-up game for the eye: it follows the protocol and answers like a server, but nothing in it is
// simulated. Only `npm run stage`, `npm run shots` and a rehearsal of the browser test use it.

import { ADJECTIVES, ANIMALS, LENGTHS, NAMES, PHASES, ROUND } from "./stage-content.mjs";
import { StageViews } from "./stage-views.mjs";

const ghost = (ghost, name, { track, targetShare }) => ({
  team: null,
  ghost,
  name,
  track,
  target: targetShare,
});

export class StageGame extends StageViews {
  constructor({ code = "HRM427", teamSize = 5, tracks = [], liveTicks = 900 } = {}) {
    super();
    this.code = code;
    this.teamSize = teamSize;
    this.tracks = ROUND.tracks.filter(({ track }) => tracks.length === 0 || tracks.includes(track));
    this.liveTicks = liveTicks;
    this.version = 1;
    this.instance = 1;
    this.phase = "lobby";
    this.paused = false;
    this.startedAt = Date.now();
    this.length = 0;
    this.teams = [];
    this.seats = [];
    this.tokens = new Map();
    this.removed = new Set();
    this.seatsEver = 0;
    this.locks = new Map();
    this.whatIfs = [];
    this.candidates = new Map();
    this.bursts = [];
    this.faultTick = null;
    this.tick = 0;
  }

  populate(teams, perTeam) {
    for (let team = 1; team <= teams; team++) {
      for (let member = 0; member < perTeam; member++) {
        this.join(`bot-${team}-${member}`, NAMES[(team * 3 + member * 7) % NAMES.length], team);
      }
    }
  }

  join(token, name, wanted) {
    this.seatsEver += 1;
    const seat = this.seatsEver;
    let team = this.teams.find((one) =>
      wanted === undefined ? this.membersOf(one.team).length < this.teamSize : one.team === wanted,
    );
    if (team === undefined) {
      const number = this.teams.length + 1;
      const track = this.tracks[(number - 1) % this.tracks.length].track;
      const name = `${ADJECTIVES[(number * 7) % 10]} ${ANIMALS[(number * 3 + Math.floor(number / 10)) % 10]}`;
      team = { team: number, name, track };
      this.teams.push(team);
    }
    this.seats.push({ seat, team: team.team, name });
    this.tokens.set(token, seat);
    return seat;
  }

  membersOf(team) {
    return this.seats.filter((seat) => seat.team === team);
  }

  advance() {
    this.phase = PHASES[PHASES.indexOf(this.phase) + 1];
    this.instance += 1;
    this.length = LENGTHS[this.phase] ?? 0;
    this.startedAt = Date.now();
    this.tick = 0;
    this.version += 1;
  }

  /** Turns a live run back to a tick, as often as a picture is wanted of it. */
  holdLive(tick) {
    this.phase = "live";
    this.tick = tick;
    this.startedAt = Date.now() - tick * 100;
  }

  trackOf(team) {
    const { track } = this.teams.find((one) => one.team === team);
    return ROUND.tracks.find((one) => one.track === track);
  }

  /** Better where each knob stands in the middle, dearer where the last one stands high. */
  result(track, configuration) {
    const places = track.knobs.map(({ knob, values }) =>
      Math.max(0, values.indexOf(configuration[knob]) / (values.length - 1)),
    );
    const off = places.reduce((sum, place) => sum + Math.abs(place - 0.45), 0) / places.length;
    const load = 0.55 + 0.44 * off;
    const mean = Math.max(0.02, 0.998 - 1.1 * off ** 1.5);
    const scale = track.track === "cloud-titan" ? 1 : 0.005;
    const total = scale * (900 + 2_600 * off);
    const range = (mean, spread) => ({ mean, low: mean * (1 - spread), high: mean * (1 + spread) });
    return {
      replications: 5,
      adherence: { mean, low: Math.max(0, mean - 0.021), high: Math.min(1, mean + 0.012) },
      costPerGood: range(this.costScale(track.track) * (0.4 + (places.at(-1) ?? 0)), 0.04),
      p50Millis: range(total * 0.9, 0.05),
      p99Millis: range(total * 2.1, 0.1),
      utilization: range(load, 0.03),
      meanBatch: range(1 + 7 * (places[0] ?? 0), 0.08),
      formingMillis: range(total * 0.3, 0.05),
      queueMillis: range(total * 0.3 * load, 0.2),
      serviceMillis: range(total * 0.4, 0.05),
    };
  }

  entrants() {
    const teams = this.teams.map((team) => ({
      team: team.team,
      ghost: null,
      name: team.name,
      track: team.track,
      target: this.trackOf(team.team).targetShare,
    }));
    const ghosts = this.tracks
      .filter((track) => this.teams.some((team) => team.track === track.track))
      .flatMap((track) => [
        ghost("frontier", "Frontier", track),
        ghost("overbuild", "Overbuild", track),
      ]);
    return [...teams, ...ghosts];
  }

  costScale(track) {
    return { "cloud-titan": 1, "edge-guardian": 4.1, "mobile-nomad": 0.31, "tiny-pioneer": 180 }[
      track
    ];
  }

  /** How an entrant does at a tick: rises to its own level, dips in a burst. */
  standing(entrant, index, tick) {
    const level =
      entrant.ghost === "frontier"
        ? { a: 0.989, k: 0.5 }
        : entrant.ghost === "overbuild"
          ? { a: 0.996, k: 1.5 }
          : {
              a: 0.992 - 0.05 * (((index * 13) % 23) / 22) ** 2,
              k: 0.52 + 0.1 * ((index * 17) % 9),
            };
    const after = this.bursts.filter((burst) => tick > burst.tick).length;
    const wobble = 0.006 * Math.sin(tick / 14 + index);
    const adherence = Math.max(
      0,
      Math.min(
        1,
        level.a -
          after * (entrant.ghost ? 0.004 : 0.007 * (index % 4)) +
          wobble * (60 / (60 + tick)),
      ),
    );
    const slo = Math.max(0, Math.min(1, 1 - (entrant.target - adherence) / 0.09));
    const thrift = Math.max(0, Math.min(1.1, Math.log(1.5 / level.k) / Math.log(3)));
    return {
      adherence,
      slo,
      thrift,
      cost: level.k * this.costScale(entrant.track),
      points: Math.round(600 * slo + 400 * slo * thrift),
    };
  }

  inBurst(tick) {
    return this.bursts.some((burst) => tick >= burst.tick && tick < burst.tick + burst.lengthTicks);
  }

  update(team) {
    const all = this.entrants().map((entrant, index) => {
      const now = this.standing(entrant, index, this.tick);
      const burst = this.inBurst(this.tick);
      return {
        entrant: index,
        adherence: now.adherence,
        costPerGood: now.cost,
        recentAdherence: burst ? now.adherence - 0.07 : now.adherence,
        recentP99Millis: (burst ? 4_100 : 1_900) + 240 * Math.sin(this.tick / 9 + index),
        inSystem: Math.round((burst ? 31 : 12) + 3 * Math.sin(this.tick / 7)),
        points: now.points,
      };
    });
    const track = this.teams.find((one) => one.team === team)?.track;
    const entrants =
      team === null
        ? all
        : all.filter((one) => {
            const card = this.entrants()[one.entrant];
            return card.team === team || (card.ghost !== null && card.track === track);
          });
    const burst = this.inBurst(this.tick);
    const arrivals = (burst ? 12.6 : 6.4) + 0.6 * Math.sin(this.tick / 11);
    const w = (burst ? 2_650 : 1_720) + 130 * Math.sin(this.tick / 8);
    return {
      type: "update",
      epoch: 1,
      tick: this.tick,
      simulatedMillis: this.tick * 1_000,
      entrants,
      own:
        team === null
          ? null
          : {
              arrivalsPerSecond: arrivals,
              inSystem: (arrivals * w) / 1_000,
              timeInSystemMillis: w,
              p50Millis: w * 0.92,
              p99Millis: w * 1.4,
              utilization: burst ? 0.97 : 0.74,
              meanBatch: burst ? 14.2 : 8.6,
              formingMillis: burst ? 210 : 520,
              queueMillis: burst ? 1_540 : 260,
              serviceMillis: w - (burst ? 1_750 : 780),
            },
    };
  }

  /** Carries a command out; returns a refusal or null. */
  decide(asker, phase, body) {
    const team = this.seats.find((one) => one.seat === asker.seat)?.team;
    if (body.kind !== "join" && phase !== this.instance)
      return ["phase-over", "That phase is over."];
    this.version += 1;
    switch (body.kind) {
      case "join":
        if (asker.seat !== null) return ["already-seated", "You already have a seat."];
        asker.seat = this.join(asker.secret, body.name);
        return null;
      case "answer-lock":
        this.locks.set(asker.seat, body.choice);
        return null;
      case "run-what-if":
        this.whatIfs.push({
          id: this.whatIfs.length + 1,
          team,
          seat: asker.seat,
          configuration: body.configuration,
          result: this.result(this.trackOf(team), body.configuration),
        });
        return null;
      case "adopt":
        this.candidates.set(team, {
          revision: (this.candidates.get(team)?.revision ?? 0) + 1,
          seat: asker.seat,
          configuration: body.configuration,
          submitted: false,
        });
        return null;
      case "submit":
        if (this.candidates.get(team)?.revision !== body.revision)
          return ["stale-revision", "The candidate has changed. Look again."];
        this.candidates.get(team).submitted = true;
        return null;
      case "advance":
        if (this.seats.length === 0) return ["nobody-here", "Nobody is in the game yet."];
        this.advance();
        return null;
      case "pause":
      case "resume":
        this.paused = body.kind === "pause";
        return null;
      case "extend":
        this.startedAt += body.millis;
        return null;
      case "move-seat":
        this.seats.find((one) => one.seat === body.seat).team = body.team;
        return null;
      case "remove-seat":
        for (const [token, seat] of this.tokens) {
          if (seat === body.seat) this.removed.add(token);
        }
        this.seats = this.seats.filter((one) => one.seat !== body.seat);
        return null;
      case "assign-track":
        this.teams.find((one) => one.team === body.team).track = body.track;
        return null;
      case "inject-burst":
        this.bursts.push({
          tick: this.tick + 5,
          lengthTicks: body.seconds * 10,
          strengthPercent: body.strengthPercent,
        });
        return null;
      case "inject-fault":
        this.faultTick = this.tick + 5;
        return null;
      case "end-game":
        this.phase = "finished";
        this.instance += 1;
        this.length = 0;
        return null;
      default:
        return ["wrong-phase", `The stage does not play ${body.kind}.`];
    }
  }
}
