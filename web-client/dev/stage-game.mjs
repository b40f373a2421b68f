// A made-up game for the eye: it follows the protocol and answers like a server, but nothing in it is
// simulated. Only `npm run stage`, `npm run shots` and a rehearsal of the browser test use it.

const TRACKS = [
  {
    track: "cloud-titan",
    title: "The chat that waits for the bus",
    persona: "You run the chat service of a company that everybody talks about.",
    crisis:
      "Launch week. Six questions a second arrive, your nodes answer them four at a time, and half of the users give up before the first word.",
    objective: "First word within 2.5 s for 99 % of chats",
    unitName: "chat",
    costUnit: "$ per 1,000 good chats",
  },
  {
    track: "edge-guardian",
    title: "Ten eyes, one engine",
    persona: "You drive: ten cameras, one accelerator, ten milliseconds.",
    crisis:
      "Ten cameras deliver at the same instant. The last frame of every round is looked at when the car is already somewhere else.",
    objective: "Every camera frame answered within 10 ms",
    unitName: "camera frame",
    costUnit: "Wh per 1,000 good frames",
  },
  {
    track: "mobile-nomad",
    title: "Street of signs",
    persona: "You are a pair of glasses that reads signs aloud.",
    crisis:
      "A street full of signs: twenty pieces of text in one picture, and the glasses get warm before they have read the third.",
    objective: "A whole picture read within 16.7 ms",
    unitName: "displayed frame",
    costUnit: "mWh per 1,000 good frames",
  },
  {
    track: "tiny-pioneer",
    title: "Ten milliseconds, mouth to ear",
    persona: "You are a hearing aid with a battery the size of a pea.",
    crisis:
      "Every wake-up costs more than the work it does, yet whoever waits for company speaks with an echo.",
    objective: "Sound back in the ear within 10 ms",
    unitName: "audio frame",
    costUnit: "µJ per 10 ms of good audio",
  },
];

const KNOBS = [
  {
    knob: "batch",
    label: "Largest batch",
    plainWords: "How many are served together at most. More share one pass, but the first waits.",
    unit: "",
    divisor: 1,
    values: [1, 2, 4, 8, 16, 32, 64, 128],
  },
  {
    knob: "window",
    label: "Batching window",
    plainWords: "How long the first one waits for company before the batch leaves anyway.",
    unit: "s",
    divisor: 1000,
    values: [0, 250, 500, 750, 1000, 1500, 2000, 3000, 4000, 5000],
  },
  {
    knob: "nodes",
    label: "Nodes",
    plainWords: "How many machines you pay for, busy or not.",
    unit: "",
    divisor: 1,
    values: [2, 3, 4, 5, 6, 7, 8],
  },
];

const LOCK = {
  opening: "Does a larger batch make the average user wait longer or shorter?",
  question:
    "One engine needs 4 ms and 1 ms for each one in the batch. New rule: it leaves when eight wait, or 40 ms after the first came. At which of 50, 100, 150 and 250 arrivals a second does the average get shorter?",
  choices: ["At none of them", "Only at 250 a second", "At 150 and 250 a second", "At all four"],
};

const NAMES = [
  "Ada",
  "Grace",
  "Edsger",
  "Barbara",
  "Alan",
  "Radia",
  "Donald",
  "Frances",
  "Leslie",
  "Margaret",
  "Niklaus",
  "Hedy",
  "Claude",
  "Katherine",
  "John",
  "Shafi",
  "Tony",
  "Adele",
  "Agner",
  "Maximiliane-Charlotte",
];
const ADJECTIVES = [
  "Calm",
  "Brisk",
  "Patient",
  "Nimble",
  "Steady",
  "Clever",
  "Quiet",
  "Bold",
  "Bright",
  "Swift",
];
const ANIMALS = [
  "Otters",
  "Herons",
  "Badgers",
  "Falcons",
  "Lynxes",
  "Martens",
  "Ravens",
  "Terns",
  "Stoats",
  "Grasshoppers",
];
const PHASES = ["lobby", "brief", "lock", "workbench", "live", "debrief", "finished"];
const LENGTHS = { brief: 60_000, lock: 45_000, workbench: 285_000, live: 90_000, debrief: 180_000 };
const FLOOR = 0.9;
const TARGET = 0.99;

export class StageGame {
  constructor({
    code = "HRM427",
    teamSize = 5,
    tracks = TRACKS.map((one) => one.track),
    liveTicks = 900,
  } = {}) {
    this.code = code;
    this.teamSize = teamSize;
    this.tracks = TRACKS.filter((one) => tracks.includes(one.track));
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
    this.locks = new Map();
    this.whatIfs = [];
    this.candidates = new Map();
    this.bursts = [];
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
    const seat = this.seats.length + 1;
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

  clock() {
    const passed = Date.now() - this.startedAt;
    return {
      instance: this.instance,
      phase: this.phase,
      paused: this.paused,
      lengthMillis: this.length,
      remainingMillis: this.length === 0 ? null : Math.max(0, this.length - passed),
    };
  }

  result(configuration) {
    const { batch, window, nodes } = configuration;
    const forming = Math.min(window, (batch / 6.5) * 500) * 0.9;
    const service = 380 + 46 * Math.min(batch, 1 + window / 160);
    const capacity = (nodes * Math.min(batch, 1 + window / 160) * 1000) / service;
    const load = Math.min(0.995, 6.5 / capacity);
    const queue = Math.min(9_000, (service * load) / (2 * (1 - load)));
    const total = forming + service + queue;
    const a = Math.max(0.02, Math.min(0.998, 1.28 - total / 5_200));
    const cost = (nodes * 0.52) / (6.5 * Math.max(0.02, a)) + 0.21;
    const range = (mean, spread) => ({ mean, low: mean * (1 - spread), high: mean * (1 + spread) });
    return {
      replications: 5,
      adherence: { mean: a, low: Math.max(0, a - 0.021), high: Math.min(1, a + 0.012) },
      costPerGood: range(cost, 0.04),
      p50Millis: range(total * 0.9, 0.05),
      p99Millis: range(total * 2.1, 0.1),
      utilization: range(load, 0.03),
      meanBatch: range(Math.max(1, Math.min(batch, 1 + window / 160)), 0.08),
      formingMillis: range(forming, 0.05),
      queueMillis: range(queue, 0.2),
      serviceMillis: range(service, 0.05),
    };
  }

  configurationOf(team) {
    const spread = (team * 37) % 11;
    return (
      this.candidates.get(team)?.configuration ?? {
        batch: [4, 8, 16, 32][spread % 4],
        window: [500, 1000, 1500, 250][spread % 4],
        nodes: 4 + (spread % 3),
      }
    );
  }

  entrants() {
    const teams = this.teams.map((team) => ({
      team: team.team,
      ghost: null,
      name: team.name,
      track: team.track,
      target: TARGET,
    }));
    const ghosts = this.tracks
      .filter((track) => this.teams.some((team) => team.track === track.track))
      .flatMap((track) => [
        { team: null, ghost: "frontier", name: "Frontier", track: track.track, target: TARGET },
        { team: null, ghost: "overbuild", name: "Overbuild", track: track.track, target: TARGET },
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
    const slo = Math.max(0, Math.min(1, 1 - (TARGET - adherence) / (TARGET - FLOOR)));
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

  trackCards() {
    return this.tracks;
  }

  teamCards() {
    return this.teams.map((team) => ({
      ...team,
      members: this.membersOf(team.team).map(({ seat, name }) => ({ seat, name })),
      whatIfsUsed: this.whatIfs.filter((one) => one.team === team.team).length,
      submitted: this.candidates.get(team.team)?.submitted ?? false,
    }));
  }

  lockCard(seat) {
    const revealed = ["debrief", "finished"].includes(this.phase);
    const histogram = LOCK.choices.map(
      (_, choice) => [...this.locks.values()].filter((one) => one === choice).length,
    );
    return {
      ...LOCK,
      answered: this.locks.size,
      own: this.locks.get(seat) ?? null,
      histogram: revealed ? histogram : null,
      answer: revealed ? 1 : null,
      explanation: revealed
        ? "At 250 a second one at a time cannot keep up, so the line grows without end; in batches the average is 25 ms. Below that waiting for company costs more than it saves: 34, 33 and 30 ms instead of 5.8, 7.5 and 12.6."
        : null,
    };
  }

  liveCard() {
    if (!["live", "debrief", "finished"].includes(this.phase)) return null;
    return {
      lengthTicks: this.liveTicks,
      tick: this.tick,
      entrants: this.entrants(),
      bursts: this.bursts,
    };
  }

  leaderboard() {
    if (!["debrief", "finished"].includes(this.phase)) return [];
    const rows = this.entrants().map((entrant, index) => {
      const now = this.standing(entrant, index, this.liveTicks);
      const lock = entrant.ghost === null ? ((index * 3) % 5) / 4 : 0;
      const sloPoints = Math.round(600 * now.slo);
      const thriftPoints = Math.round(400 * now.slo * now.thrift);
      const lockPoints = Math.round(50 * lock);
      return {
        rank: 0,
        team: entrant.team,
        ghost: entrant.ghost,
        name: entrant.name,
        track: entrant.track,
        adherence: now.adherence,
        costPerGood: now.cost,
        slo: now.slo,
        thrift: now.thrift,
        lock,
        sloPoints,
        thriftPoints,
        lockPoints,
        points: sloPoints + thriftPoints + lockPoints,
        nextStep:
          "The next 50 points: 0.5 % more users served in time, or each of them 15 % cheaper.",
      };
    });
    for (const row of rows) {
      if (row.ghost === null) {
        row.rank =
          1 +
          rows.filter(
            (other) =>
              other.ghost === null && other.track === row.track && other.points > row.points,
          ).length;
      }
    }
    return rows;
  }

  boardView() {
    return {
      code: this.code,
      mission: "model-serving",
      round: 2,
      title: "The batching tax",
      law: "Waiting for company makes everybody faster, and is paid for by whoever came first.",
      clock: this.clock(),
      seats: this.seats.length,
      tracks: this.trackCards(),
      teams: this.teamCards(),
      lock: this.lockCard(null),
      live: this.liveCard(),
      leaderboard: this.leaderboard(),
      digest: this.phase === "finished" ? "9f3ac2d41b7788e05c6d".padEnd(64, "0") : null,
    };
  }

  hostView() {
    return {
      board: this.boardView(),
      seats: this.seats.map((seat) => ({
        ...seat,
        answered: this.locks.has(seat.seat),
        whatIfs: this.whatIfs.filter((one) => one.seat === seat.seat).length,
      })),
      teamSize: this.teamSize,
      next: PHASES[PHASES.indexOf(this.phase) + 1] ?? null,
      ready: true,
      note: {
        lobby:
          "Let neighbours sit together: a team needs to talk. Start when the last row has found the code.",
        brief: "Ask who has waited for a bus that waits until it is full. That bus is a batch.",
        lock: "Nobody may talk now. Each alone; the answer comes after the run.",
        workbench:
          "Walk through the rows. Ask stuck teams what their longest bar is, and which knob makes it shorter.",
        live: "Wait for calm, then inject a burst, and ask before it lands: who holds?",
        debrief:
          "Let the winners say which one knob made the difference. Then show the answer of the lock.",
        finished: "Thank the teams by name.",
      }[this.phase],
    };
  }

  seatView(number) {
    const seat = this.seats.find((one) => one.seat === number);
    const team = this.teamCards().find((one) => one.team === seat.team);
    const strip = this.whatIfs.filter((one) => one.team === seat.team);
    const revealed = ["debrief", "finished"].includes(this.phase);
    const index = this.entrants().findIndex((one) => one.team === seat.team);
    const now = this.standing(this.entrants()[index], index, this.liveTicks);
    return {
      code: this.code,
      round: 2,
      title: "The batching tax",
      law: "Waiting for company makes everybody faster, and is paid for by whoever came first.",
      clock: this.clock(),
      seat: number,
      name: seat.name,
      team,
      track: this.tracks.find((one) => one.track === team.track),
      knobs: KNOBS,
      par: { batch: 4, nodes: 6, window: 0 },
      lock: this.lockCard(number),
      whatIfsLeft: 10 - strip.length,
      strip: strip.map(({ id, seat: by, configuration, result }) => ({
        id,
        seat: by,
        configuration,
        result,
      })),
      candidate: this.candidates.get(seat.team) ?? null,
      floorShare: FLOOR,
      targetShare: TARGET,
      live: this.liveCard(),
      result: revealed
        ? {
            offered: 5_850,
            completed: 5_840,
            good: Math.round(5_850 * now.adherence),
            adherence: now.adherence,
            costPerGood: now.cost,
            p50Nanos: 1.52e9,
            p99Nanos: 2.61e9,
            utilization: 0.77,
            meanBatch: 9.4,
            formingNanos: 480e6,
            queueNanos: 340e6,
            serviceNanos: 930e6,
          }
        : null,
      leaderboard: this.leaderboard().filter((row) => row.track === team.track),
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
          result: this.result(body.configuration),
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

export const SCENARIOS = [
  {
    id: "model-serving",
    title: "Model serving",
    rounds: [
      {
        number: 2,
        title: "The batching tax",
        law: "Waiting for company makes everybody faster, and is paid for by whoever came first.",
        tracks: TRACKS.map(({ track, title }) => ({ track, title })),
      },
    ],
    presets: [
      { id: "lecture", title: "Lecture, 11 minutes a round" },
      { id: "test", title: "Short, for tests" },
    ],
  },
];
