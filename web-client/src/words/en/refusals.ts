import type { Phase, Refusals } from "../../protocol/messages";

/** A sentence for each refusal, made of what the refusal tells besides its code. */
type Sentences<A> = { readonly [C in keyof A]: (told: A[C]) => string };

/** What is refused before it is sent, or answered by no Headroom. */
export interface OwnRefusals {
  readonly "queue-full": object;
  readonly "cut-off": object;
  readonly unreachable: object;
  readonly unknown: { readonly code: string };
}

/** Said of a command that belongs to another phase, by that phase. */
const onlyIn: Readonly<Record<Phase, string>> = {
  lobby: "This can be done only before the round starts.",
  brief: "This belongs to the brief.",
  lock: "Predictions are taken only while the lock is open.",
  revote: "This belongs to the second vote.",
  workbench: "The workbench is not open now.",
  live: "This needs a live run.",
  debrief: "This belongs to the debrief.",
  finished: "This belongs to the end of the game.",
};

/** What is said of each refusal. */
export const refusal: Sentences<Refusals & OwnRefusals> = {
  "name-invalid": ({ most }) =>
    `A name has 1 to ${most} letters, digits or signs that can be shown.`,
  "sentence-invalid": ({ most }) =>
    `A sentence has 1 to ${most} letters, digits or signs that can be shown, on one line.`,
  "already-seated": () => "You are in the game already.",
  "joining-locked": () => "The instructor has locked the door. Wait here: it may open again.",
  "joining-closed": () => "The instructor lets nobody new in any more.",
  "game-full": ({ most }) => `All ${most} seats are taken.`,
  "no-seat": () => "You have no seat in this game: join it first.",
  "host-only": () => "Only the instructor can do this.",
  "student-only": () => "Only a student can do this.",
  "phase-over": () => "That was meant for a part of the game that is over.",
  "wrong-phase": (told) => onlyIn[told.phase],
  paused: () => "The game is paused; that has to wait until it goes on.",
  "not-paused": () => "The game is not paused.",
  "no-such-choice": ({ choices }) => `Choose one of the ${choices} answers.`,
  "configuration-invalid": ({ knob }) => `The knob ${knob} cannot be set like that.`,
  "cannot-be": ({ why }) => why,
  "no-what-ifs-left": ({ most }) => `Your team has used its ${most} what-ifs.`,
  "what-ifs-owned": ({ held, seconds }) =>
    `Your own what-ifs and the common ones are used. Team mates still have ${held}${
      seconds === 0 ? "" : `; all are common in ${seconds} s`
    }.`,
  "what-if-paced": ({ seconds }) =>
    `Your team has just run one. Look at it: the next can be run in ${seconds} s.`,
  "not-proposed": () => "Nobody has proposed this yet: propose it first.",
  "mate-confirms": ({ seconds }) =>
    `A team mate confirms what you proposed. If nobody does, you can in ${seconds} s.`,
  "no-candidate": () => "Adopt a configuration before you propose it.",
  "stale-revision": ({ revision }) =>
    `Your team changed the candidate meanwhile: look at revision ${revision} first.`,
  "no-such-seat": ({ seat }) => `There is no seat ${seat} in this game.`,
  "no-such-team": ({ team }) => `There is no team ${team} in this game.`,
  "no-such-track": ({ track }) => `This game does not play the track ${track}.`,
  "no-such-mission": ({ mission }) => `There is no mission ${mission}.`,
  "no-such-round": ({ round }) => `The mission has no round ${round}.`,
  "no-such-preset": ({ preset }) => `The mission has no pace ${preset}.`,
  "team-size-invalid": ({ least, most }) => `A team has ${least} to ${most} members.`,
  "nobody-here": () => "Nobody has joined yet; show the code first.",
  "not-ready": () => "The best known configurations are still being searched; a moment.",
  "burst-invalid": ({ leastPercent, mostPercent, mostSeconds }) =>
    `A burst has ${leastPercent} to ${mostPercent} % of the traffic and lasts 1 to ${mostSeconds} seconds.`,
  "burst-running": () => "A burst is on its way already; let it pass first.",
  "fault-invalid": () => "One more fault for each run, and only where a track has one.",
  "challenge-invalid": () =>
    "The critics have asked already in this run, or it is too short for them.",
  "no-challenge": () => "No challenge waits for an answer of your team.",
  "challenge-answered": () => "Your team has answered this challenge.",
  "no-house": () => "This game has no teams of the house.",
  "nothing-proposed": () => "Nobody of your team has proposed an answer yet.",
  "own-proposal": () => "A teammate confirms this; after ten seconds you may yourself.",
  "cannot-turn": ({ knob }) => `A running system cannot be turned like that: ${knob}.`,
  "run-ending": () => "The live run ends before that could begin.",
  expired: () =>
    "It could not be saved in time, and the run went on without it. Ask again if you still want it.",
  "time-invalid": ({ least, most }) => `Extend by ${least} to ${most} seconds.`,
  "time-moved": () => "Somebody else has just moved this deadline.",
  "no-way-back": () => "There is nothing before the lobby.",
  "live-played": () => "Nothing goes back past a live run that has begun.",
  "nothing-played": () => "The live run has not begun: there is nothing to score yet.",
  "run-halted": () => "The run stands still and ends in a moment, unless that is undone.",
  "nothing-to-undo": () => "That cannot be undone any more.",
  "track-begun": () => "This team has worked on its track already and keeps it.",
  "no-deadline": () => "This part of the game has a fixed length, or none: it cannot be extended.",
  "seat-removed": () => "The instructor took this seat out of the game.",
  "link-replaced": () => "This seat has a new personal link; this one does not open it any more.",
  "not-allowed": () => "A projector asks for nothing.",
  busy: () => "Too many are asking at once. Try again in a moment.",
  "game-over": () => "The game is over.",
  "bad-frame": () => "This page and the server do not understand each other. Load it again.",
  "hello-expected": () => "The connection began in the wrong way. Load this page again.",
  "hello-twice": () => "The connection began twice. Load this page again.",
  "hello-late": () => "The connection took too long to begin.",
  silent: () => "Nothing was heard for too long.",
  "too-large": () => "This is too large to be sent.",
  "other-protocol": () => "The server is newer than this page. Load it again.",
  "bad-secret": () => "This link or key does not open anything here.",
  "no-such-game": () => "No game has this code.",
  replaced: () => "Your seat is open on another screen now.",
  "too-fast": () => "Too many messages in a short time.",
  "too-many-attempts": () => "Too many wrong codes from this network. Wait a few seconds.",
  "one-at-a-time": () => "What you asked for before has not been answered yet.",
  "too-slow": () => "The connection is too slow.",
  stopping: () => "This server is stopping.",
  "server-full": () => "This server is full.",
  unavailable: () => "The game cannot be reached or saved at the moment. Try again.",
  "game-not-over": () => "Practice begins when the game is over.",
  "practice-elsewhere": () =>
    "This server has another engine than the game was played with. It can be looked at here, not tried again.",
  "practice-over": () => "This game ended too long ago: it is not kept for practice any more.",
  "practice-running": () => "Your last try is still computed. One at a time.",
  "practice-busy": () => "Live games come first, and many are practising. Try again in a moment.",
  "practice-spent": ({ most }) => `You have made all ${most} tries that are kept in a round.`,
  "practice-full": ({ most }) => `Already ${most} people practise on this game.`,
  "foreign-host": () => "This server does not answer to this name.",
  "foreign-origin": () => "Only this server's own pages may ask.",
  "bad-request": ({ where, expected }) => `${where}: expected ${expected}.`,
  "long-headers": () => "The address is too long.",
  "not-found": () => "There is nothing at this address.",
  "method-not-allowed": () => "This address does not do that.",
  internal: () => "Something went wrong on the server.",
  "queue-full": () => "Too much is waiting for the server. Try again in a moment.",
  "cut-off": () => "The network breaks off whenever this is sent. Try again later.",
  unreachable: () => "The server cannot be reached. Is it still running?",
  unknown: ({ code }) => `The server said no (${code}).`,
};
