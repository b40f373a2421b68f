import { PHASES, ROUND } from "./stage-content.mjs";

const trackCard = ({ track, title, persona, crisis, objective, unitName, costUnit }) => ({
  track,
  title,
  persona,
  crisis,
  objective,
  unitName,
  costUnit,
});

/** What the screens of a made-up game see; its state is set by the game. */
export class StageViews {
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

  teamCards() {
    return this.teams.map((team) => ({
      ...team,
      members: this.membersOf(team.team).map(({ seat, name }) => ({ seat, name })),
      whatIfsUsed: this.whatIfs.filter((one) => one.team === team.team).length,
      submitted: this.candidates.get(team.team)?.submitted ?? false,
    }));
  }

  revealed() {
    return ["debrief", "finished"].includes(this.phase);
  }

  lockCard(seat) {
    const revealed = this.revealed();
    const { answer, explanation, ...question } = ROUND.lock;
    const histogram = question.choices.map(
      (_, choice) => [...this.locks.values()].filter((one) => one === choice).length,
    );
    return {
      ...question,
      answered: this.locks.size,
      own: this.locks.get(seat) ?? null,
      histogram: revealed ? histogram : null,
      answer: revealed ? answer : null,
      explanation: revealed ? explanation : null,
    };
  }

  liveCard() {
    if (!["live", "debrief", "finished"].includes(this.phase)) return null;
    return {
      lengthTicks: this.liveTicks,
      tick: this.tick,
      entrants: this.entrants(),
      bursts: this.bursts,
      faults:
        this.faultTick === null
          ? []
          : this.tracks.map(({ track, fault }) => ({
              tick: this.faultTick,
              lengthTicks: fault.seconds * 10,
              track,
              label: fault.label,
              plainWords: fault.plainWords,
            })),
    };
  }

  leaderboard() {
    if (!this.revealed()) return [];
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
        nextStep: { code: "more-or-cheaper", points: 50, morePercent: 0.5, cheaperPercent: 15 },
        star: entrant.track === "tiny-pioneer" && index % 5 === 3 ? "1 mW" : null,
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
      title: ROUND.title,
      riddle: ROUND.riddle,
      law: this.revealed() ? ROUND.law : null,
      clock: this.clock(),
      seats: this.seats.length,
      tracks: this.tracks.map(trackCard),
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
        brief: "Read the riddle aloud, answer nothing, and let each team find its own crisis.",
        lock: "Nobody may talk now. Each alone; the answer comes after the run.",
        workbench:
          "Walk through the rows. Ask stuck teams what their longest bar is, and which knob makes it shorter.",
        live: "Wait for calm, then inject a burst, and ask before it lands: who holds?",
        debrief:
          "Let the winners say which one knob made the difference. Then show the answer of the lock.",
        finished: "Thank the teams by name.",
      }[this.phase],
      faults: this.tracks.map(({ track, fault }) => ({ track, ...fault })),
    };
  }

  seatView(number) {
    const seat = this.seats.find((one) => one.seat === number);
    const team = this.teamCards().find((one) => one.team === seat.team);
    const strip = this.whatIfs.filter((one) => one.team === seat.team);
    const revealed = this.revealed();
    const round = this.tracks.find((one) => one.track === team.track);
    const index = this.entrants().findIndex((one) => one.team === seat.team);
    const now = this.standing(this.entrants()[index], index, this.liveTicks);
    return {
      code: this.code,
      round: 2,
      title: ROUND.title,
      riddle: ROUND.riddle,
      law: this.revealed() ? ROUND.law : null,
      clock: this.clock(),
      seat: number,
      name: seat.name,
      team,
      track: trackCard(round),
      knobs: round.knobs,
      par: round.par,
      lock: this.lockCard(number),
      whatIfsLeft: 10 - strip.length,
      strip: strip.map(({ id, seat: by, configuration, result }) => ({
        id,
        seat: by,
        configuration,
        result,
      })),
      candidate: this.candidates.get(seat.team) ?? null,
      floorShare: round.floorShare,
      targetShare: round.targetShare,
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
}
