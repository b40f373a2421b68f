/**
 * English: every word that the screens say on their own. A language is one file like this. What a
 * scenario's author wrote comes with the game and stands in `scenarios/texts`.
 */
import type { Link } from "../connection/connection";
import type {
  Ask,
  HostNote,
  NextStep,
  NextStepCode,
  Phase,
  Refusals,
  Service,
} from "../protocol/messages";

/** A sentence for each refusal, made of what the refusal tells besides its code. */
type Sentences<A> = { readonly [C in keyof A]: (told: A[C]) => string };

/** What is refused before it is sent, or answered by no Headroom. */
export interface OwnRefusals {
  readonly "queue-full": object;
  readonly "cut-off": object;
  readonly unreachable: object;
  readonly unknown: { readonly code: string };
}

const plural = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;
const students = (count: number) => plural(count, "student");
const teams = (count: number) => plural(count, "team");

const phase: Readonly<Record<Phase, string>> = {
  lobby: "Lobby",
  brief: "Brief",
  lock: "Lock",
  workbench: "Workbench",
  live: "Live run",
  debrief: "Debrief",
  finished: "Podium",
};

/** Said of a command that belongs to another phase, by that phase. */
const onlyIn: Readonly<Record<Phase, string>> = {
  lobby: "This can be done only before the round starts.",
  brief: "This belongs to the brief.",
  lock: "Predictions are taken only while the lock is open.",
  workbench: "The workbench is not open now.",
  live: "This needs a live run.",
  debrief: "This belongs to the debrief.",
  finished: "This belongs to the end of the game.",
};

const refusal: Sentences<Refusals & OwnRefusals> = {
  "name-invalid": ({ most }) =>
    `A name has 1 to ${most} letters, digits or signs that can be shown.`,
  "already-seated": () => "You are in the game already.",
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
  "no-candidate": () => "Adopt a configuration before you submit.",
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
  "fault-invalid": () => "One fault for each run; there was one already.",
  "run-ending": () => "The live run ends before that could begin.",
  expired: () =>
    "It could not be saved in time, and the run went on without it. Ask again if you still want it.",
  "time-invalid": ({ least, most }) => `Extend by ${least} to ${most} seconds.`,
  "no-deadline": () => "This part of the game has a fixed length, or none: it cannot be extended.",
  "seat-removed": () => "The instructor took this seat out of the game.",
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

/** What the server says of its own service. */
const service: Readonly<Record<Exclude<Service, "ok">, string>> = {
  holding: "Saving is interrupted. What you ask for waits; nothing is lost.",
  unsaved: "Not saved yet: what you asked for waits until saving works again.",
};

/** What the instructor should say or do now. */
const note: Readonly<Record<HostNote, string>> = {
  resume: "The clock stands; resume when you have said what you wanted to say.",
  "show-code": "Show the code and ask neighbours to sit together.",
  "await-students": "Wait until the counter stands still, then start the round.",
  "read-riddle": "Read the riddle aloud, answer nothing, and let each team find its own crisis.",
  "answer-alone": "Ask everybody to answer alone; talking comes after.",
  searching: "The best known configurations are still being searched; go on.",
  "help-at-benches":
    "Walk to those who have spent no what-if yet; ask what they expect before they run it.",
  "announce-burst":
    "Announce the burst before you send it: who holds, and who breaks? Advancing now leaves the run unscored.",
  reveal: "Reveal the prediction, then ask the cheapest team above the floor what it gave up.",
  "ask-what-was-learned": "Ask each team for one sentence it would tell its former self.",
};

const link: Readonly<Record<Link["state"], string>> = {
  connecting: "Connecting …",
  open: "Connected",
  reconnecting: "Reconnecting …",
  elsewhere: "Open on another screen",
  ended: "Not connected",
};

/** Where the next points of a system are. */
function nextStep(step: NextStep, unit: string): string {
  const good = `${step.morePercent} more of every 100 ${unit}s in time`;
  const cheap = `${step.cheaperPercent} % cheaper per good ${unit}`;
  const sentences: Readonly<Record<NextStepCode, string>> = {
    frontier: "The best configuration known on this track.",
    overbuild: "Meets the objective by money alone.",
    "best-known": "This is as good as the best known.",
    more: `The next ${step.points} points: ${good}.`,
    cheaper: `The next ${step.points} points: ${cheap}.`,
    "more-or-cheaper": `The next ${step.points} points: ${good}, or ${cheap}.`,
  };
  return sentences[step.code];
}

export const en = {
  locale: "en-US",
  phase,
  refusal,
  service,
  note,
  link,
  nextStep,
  ghost: { frontier: "Frontier", overbuild: "Overbuild" },
  /** What is said of a command that changed nothing, where that is not plain to see. */
  unchanged: {
    "run-what-if": "Your team has run this already. Nothing was spent.",
    adopt: "This is the candidate already.",
    submit: "This is submitted already.",
    "move-seat": "The student is in this team already.",
    "assign-track": "The team has this track already.",
  } as Readonly<Partial<Record<Ask["body"]["kind"], string>>>,
  /** Two words for a team, by its number; see the server's `TeamWords`. */
  team: [
    `Amber Brave Bright Calm Clever Copper Cosmic Curious Daring Eager Fearless Gentle Golden Happy
    Jolly Keen Lively Lucky Mellow Merry Mighty Nimble Patient Proud Quick Quiet Silver Steady Sunny
    Swift Velvet Witty`,
    `Badgers Beavers Comets Cranes Dolphins Falcons Ferrets Finches Foxes Geckos Herons Ibexes Jays
    Koalas Lemurs Lynxes Magpies Marmots Narwhals Ospreys Otters Owls Pandas Penguins Puffins Ravens
    Robins Seals Sparrows Storks Turtles Wombats`,
  ],
  /** The paces of a game; one of an author's own is shown by its id. */
  preset: {
    "45": "A round in a lecture",
    short: "A round in three minutes",
    test: "For automated tests",
  },
  common: {
    headroom: "Headroom",
    you: "you",
    teammate: "a teammate",
    erased: (seat: number) => `student ${seat}`,
    close: "Close",
    unreadable: "This page could not read a message. Load it again.",
    paused: "Paused",
    timeLeft: "Time left",
    round: (number: number) => `Round ${number}`,
    lightColours: "Use light colours",
    darkColours: "Use dark colours",
    light: "Light",
    dark: "Dark",
    qr: (url: string) => `QR code for ${url}`,
    useHere: "Use it here",
    riddle: "The riddle of this round",
    lookingFor: (code: string) => `Looking for game ${code} …`,
    runBegins: "The run begins …",
    burst: (strength: string) => `Burst ${strength}`,
    cost: "cost",
    goldStar: (label: string) => `Gold star: ${label}`,
    noDevice: "No known device gets there.",
    ghosts: "F is the best configuration known, O meets the objective by money alone.",
    answer: "(the answer)",
    ownAnswer: "your answer",
    theLock: "The lock",
    digest: "Digest",
    liveRun: "Live run",
    more: (count: number) => `${count} more`,
    what: {
      slo: "SLO",
      thrift: "Thrift",
      lock: "Lock",
    },
    terms: (slo: number, thrift: number, lock: number, of: readonly number[]) =>
      `SLO ${slo} of ${of[0]}, thrift ${thrift} of ${of[1]}, lock ${lock} of ${of[2]}`,
    scale: (own: string, others: string, target: string) =>
      `You ${own}, ${others}, target ${target}`,
  },
  door: {
    slogan: "Serve a model. Keep the promise. Spend less than the others.",
    code: "Code on the projector",
    find: "Find the game",
    elsewhere: "Your seat is open on another screen",
    onePhone: "One phone at a time. Nothing is lost.",
    first: "You are the first.",
    here: (count: number) => `${students(count)} here already.`,
    over: "This game is over.",
    begun: "The round has begun; you can still come in.",
    name: "Your name in this game",
    nameHint: "Your class sees it. Up to 24 characters; no account, no password.",
    joining: "Joining …",
    join: "Take a seat",
    mistake:
      "If that was a mistake, come in again: you get a new seat, and the old one stays closed.",
    again: "Come in again",
    otherCode: "Enter another code",
  },
  seat: {
    hasBegun: (title: string) => `${title} has begun`,
    in: (name: string) => `You are in, ${name}`,
    waits: "The round starts when your instructor says so.",
    self: "(you)",
    yours: "Your seat is yours",
    linkHint:
      "This link opens your seat on another phone, or here after anything goes wrong. Keep it to yourself.",
    link: "Your personal link",
    copy: "Copy",
    copied: "Copied",
    linkCopied: "The link is copied.",
    goodMeans: "Good means",
    costIn: "Cost is told in",
    knobs: "What you can turn",
  },
  lock: {
    sending: "Sending …",
    lockedIn: "Locked in. You can change it until the time is over.",
    alone: "Each alone. Nobody sees your answer before the debrief.",
    ofLockedIn: (seats: number) => `of ${seats} have locked in`,
  },
  bench: {
    title: "Workbench",
    yours: "Your bench",
    start: "start",
    nothingSpent: "Nothing was spent.",
    run: "Run what-if",
    running: "Running …",
    left: (count: number) => `${count} left`,
    adopt: "Adopt",
    strip: "The team's what-ifs",
    runs: (count: number) => `${count} run`,
    empty:
      "Nothing run yet. A what-if simulates what the knobs say and costs one of the team's ten.",
    bar: "bar:",
    target: "target",
    candidate: "The team's candidate",
    noCandidate: "No candidate yet.",
    adoptHint: "Adopt what the team should ride with.",
    adoptedBy: (revision: number, who: string) => `Candidate ${revision}, adopted by ${who}`,
    submitted: "Submitted",
    submit: "Submit",
    simulating: "Simulating …",
    good: "good",
    goodRange: (low: string, high: string) => `good, ${low} to ${high}`,
    tryFrom: "Try from here",
    isCandidate: "Candidate",
    head: "Tune, try, adopt, submit",
    ofSubmitted: (count: number) => `of ${teams(count)} submitted`,
    used: (used: number, of: number) => `${used} of ${of} what-ifs used`,
  },
  /** Where a unit's time goes. */
  stage: { forming: "forming", queue: "queue", service: "service" },
  live: {
    batch: "batch",
    busy: "busy",
    adherence: "Adherence",
    above: "above the target",
    below: "below the target",
    ofTarget: (target: string) => `of ${target}`,
    pointsSoFar: "points so far",
    ghostPoints: (points: string) => `${points} points`,
    time: "Where the time goes",
    law: "Little's law",
    arrive: "arrive",
    stay: "stay",
    inside: "counted inside",
    waiting: "Waiting for the first five seconds.",
    soFar: "The run so far",
    recentGood: "good, last five seconds",
    recentP99: "p99, last five seconds",
    overRun: (name: string) => `${name} over the run`,
    race: "The race",
    raceColumns: (cost: string) => `points · good · ${cost}`,
    legendPoints: "Points so far",
    legendF: "the best configuration known",
    legendO: "meets the objective by money alone",
    legendTarget: "✓ ▼ above or below the target",
  },
  debrief: {
    thanks: "The game is over. Thank you for keeping the promise.",
    said: {
      slo: "kept your promise",
      thrift: "and did it cheaply",
      lock: "your team's predictions",
    },
    place: (rank: number) => `Place ${rank}`,
    onTrack: (track: string) => `on ${track}`,
    yourRun: "Your run",
    goodOfOffered: "good of offered",
    predicted: "What you predicted",
    sloTerm: "SLO",
    thriftTerm: "SLO · thrift",
    lockTerm: "lock",
    champions: "The champions",
    over: "The game is over",
    others: (names: string, rest: number) => `${names} and ${rest} more`,
    share: (count: number, place: number) => `${count} teams share place ${place}`,
    replayed: "Replayed, bit for bit.",
  },
  lobby: {
    join: "Join on your phone",
    whoIsHere: "Who is here",
    student: (count: number) => (count === 1 ? "student" : "students"),
    inTeams: (count: number) => `in ${teams(count)}`,
    names: "Names appear here.",
    needsCode: "Open this page from the console: it needs a game's code.",
  },
  console: {
    title: "Console",
    key: "Host key",
    keyHint: "The server printed it at its start, in the address of this page.",
    open: "Open the console",
    allGames: "All games",
    otherKey: "Enter another key",
    elsewhere: "This console is open elsewhere",
    opening: (code: string) => `Opening game ${code} …`,
    sayNow: "Say now",
    phases: "Phases",
    of: (of: number) => `of ${of}`,
    answered: "answered",
    submitted: "submitted",
    end: "End game",
    minute: "+1 min",
    pause: "Pause",
    resume: "Resume",
    endRun: "End the run early …",
    rests: "Rests after a change of phase.",
    searching: "The frontier of this round is being searched …",
    endAsk: "End this game for everybody?",
    endWords: "The podium is shown with the points so far. This cannot be undone.",
    endKeep: "Keep playing",
    endYes: "End the game",
    howToJoin: "How to join",
    joinCode: "Join code",
    students: "Students",
    phones: "Phones here now",
    projectors: "Projectors",
    openProjector: "Open the projector",
    connected: (count: number) => `${plural(count, "phone")} connected`,
    /** What "advance" does, by the phase that it starts. */
    start: {
      lobby: "Back to the lobby",
      brief: "Start the brief",
      lock: "Open the lock",
      workbench: "Open the workbench",
      live: "Start the live run",
      debrief: "Show the debrief",
      finished: "Finish: show the podium",
    } satisfies Record<Phase, string>,
  },
  skip: {
    left: (time: string) => ` It has ${time} to go.`,
    live: "End the run now, without a score?",
    liveWords: (left: string) => `A run that is cut short gives no points to anybody.${left}`,
    liveKeep: "Let it run",
    liveYes: "End it unscored",
    lock: "Close the lock now?",
    lockWords: (done: number, of: number, left: string) =>
      `${done} of ${students(of)} have answered. Whoever has not loses this prediction.${left}`,
    lockKeep: "Keep it open",
    lockYes: "Close the lock",
    bench: "Start the live run now?",
    benchWords: (done: number, of: number, left: string) =>
      `${done} of ${teams(of)} have submitted. The others ride with their best what-if, or as they began.${left}`,
    benchKeep: "Keep tuning",
    benchYes: "Start the run",
  },
  disturb: {
    bursts: "Bursts",
    burst: "Burst",
    traffic: (strength: string) => `${strength} traffic`,
    length: "Length of the burst",
    seconds: (count: number) => `${count} s`,
    running: (strength: string) => `Running: ${strength}`,
    fault: "Fault",
    break: "Let something break",
    broken: "Something is broken",
    done: "Once a run: done",
    what: "What breaks",
  },
  games: {
    again: "Try again",
    host: "Host a new game",
    mission: "Mission",
    round: "Round",
    pace: "Pace",
    teamSize: "Team size",
    tracks: "Tracks",
    hosting: "Hosting …",
    hostThis: "Host this game",
    underWay: "Games under way",
    row: (mission: string, round: number) => `${mission}, round ${round}`,
    state: (phase: string, seats: number) => `${phase} · ${students(seats)}`,
    none: "None. A game that is not finished stays here, also after a restart.",
  },
  seats: {
    title: "Teams",
    nobody: "Nobody here yet. Put the code on the projector.",
    trackOf: (team: string) => `Track of ${team}`,
    teamOf: (name: string) => `Team of ${name}`,
    whatIfs: (count: number) => plural(count, "what-if"),
    submitted: "submitted",
    connected: "connected",
    away: "away",
    answered: "✓ answered",
    noRun: "no run yet",
    runs: (count: number) => plural(count, "run"),
    lock: "✓ lock",
    takeOut: "Take out of the game",
    takeOutOf: (name: string) => `Take ${name} out of the game`,
    takeOutForGood: (name: string) => `Take ${name} out of the game for good`,
    sure: "Take out?",
  },
};
