/** Every `data-testid` that tests and scripts may rely on. */
export const T = {
  instrument: "instrument",
  // every screen
  link: "link", // how the connection stands; data-state: connecting, open, reconnecting, …
  phase: "phase", // data-phase: the phase that is shown
  clock: "clock", // time left
  notice: "notice",
  toast: "toast",
  theme: "theme",
  confirm: "confirm", // asks before what cannot be taken back
  confirmKeep: "confirm-keep",
  // student
  joinCode: "join-code",
  joinFind: "join-find",
  joinName: "join-name",
  joinSubmit: "join-submit",
  personalLink: "personal-link",
  personalLinkCopy: "personal-link-copy",
  practise: "practise", // from the podium to practice
  practiceRound: "practice-round", // one for each round that was played
  practiceTrack: "practice-track",
  practiceWhatIf: "practice-what-if",
  practiceBeat: "practice-beat",
  practiceSaid: "practice-said", // what became of the last try
  practiceTried: "practice-tried", // data-kind, data-beaten
  practiceWinners: "practice-winners",
  practiceProblem: "practice-problem",
  practiceElsewhere: "practice-elsewhere", // the game needs another engine
  practiceLink: "practice-link", // the long link on the wall and the console
  teamName: "team-name",
  trackCard: "track-card",
  teammates: "teammates",
  useHere: "use-here",
  comeAgain: "come-again", // with a new seat, after the old one was removed
  lockChoice: "lock-choice", // one for each choice, in order
  moved: "moved", // the team was dealt another track
  closing: "closing", // nearly all have answered the lock
  talk: "talk", // while the class votes again
  knob: "knob", // one for each knob; data-knob: its id
  cannotBe: "cannot-be", // why the settings make no system
  ghostThumb: "ghost-thumb",
  tries: "tries", // the picture of the team's tries
  sweep: "sweep", // shows it over the one knob that was turned
  lastResult: "last-result", // what the newest try did, in words
  whatIfRun: "what-if-run",
  runUp: "run-up",
  runDown: "run-down",
  whatIfWait: "what-if-wait", // why none can be spent now
  purse: "purse",
  lens: "lens",
  hint: "hint",
  predicted: "predicted", // data-right
  tally: "tally",
  whatIfCard: "what-if-card", // data-what-if: its id
  whatIfAdopt: "what-if-adopt",
  draftAdopt: "draft-adopt",
  startFrom: "start-from",
  candidate: "candidate", // data-revision
  propose: "propose",
  proposal: "proposal",
  confirmProposal: "confirm-proposal",
  silence: "silence", // in which only a team mate can confirm
  takeBack: "take-back",
  rides: "rides", // data-source: which of four it is
  submitted: "submitted",
  ownAdherence: "own-adherence",
  ownCost: "own-cost",
  ownPoints: "own-points",
  waterfall: "waterfall",
  littlesLaw: "littles-law",
  burst: "burst",
  fault: "fault",
  challenge: "challenge", // data-stage
  challengeState: "challenge-state",
  challengeAccept: "challenge-accept",
  challengeDecline: "challenge-decline",
  challengeConfirm: "challenge-confirm",
  scoreCard: "score-card",
  nextStep: "next-step",
  weathers: "weathers",
  unscored: "unscored",
  lockReveal: "lock-reveal",
  lockAgain: "lock-again", // the same after the second vote
  // console
  hostKey: "host-key",
  hostKeyOpen: "host-key-open",
  gameRow: "game-row", // data-code
  hostNew: "host-new",
  newMission: "new-mission",
  newRound: "new-round",
  newPreset: "new-preset",
  newTeamSize: "new-team-size",
  newHouse: "new-house",
  rankHouse: "rank-house",
  plan: "plan", // data-behind: milliseconds, below 0 when ahead
  script: "script",
  scriptNext: "script-next",
  gameCode: "game-code",
  joinUrl: "join-url",
  qr: "qr",
  advance: "advance", // data-starts: the phase that it starts
  advanceYes: "advance-yes",
  pause: "pause",
  extend: "extend",
  back: "back", // data-opens: the phase that it opens
  undo: "undo", // data-what
  endRun: "end-run",
  endRunYes: "end-run-yes",
  countdown: "countdown",
  halted: "halted",
  endGame: "end-game",
  endGameYes: "end-game-yes",
  openProjector: "open-projector",
  seatRow: "seat-row", // data-seat
  seatTeam: "seat-team",
  joining: "joining", // who may come in
  seatMenu: "seat-menu", // data-seat
  seatName: "seat-name",
  seatRename: "seat-rename",
  seatTime: "seat-time",
  teamTime: "team-time", // data-team
  predictMore: "predict-more",
  seatLink: "seat-link",
  seatLinkUrl: "seat-link-url",
  forgetSeat: "forget-seat", // erases what one left; asks
  forgetGame: "forget-game", // erases what all left, when the game is over; asks
  forgetYes: "forget-yes",
  seatTick: "seat-tick",
  seatsRemove: "seats-remove",
  seatsRemoveYes: "seats-remove-yes",
  seatForgive: "seat-forgive", // data-seat
  seatRemove: "seat-remove",
  seatRemoveYes: "seat-remove-yes",
  teamTrack: "team-track",
  burstButton: "burst-button", // data-strength
  burstSeconds: "burst-seconds", // data-seconds
  faultButton: "fault-button",
  challengeButton: "challenge-button",
  note: "note",
  // projector, and the race on the console
  lane: "lane", // data-team or data-ghost
  race: "race",
  burstBanner: "burst-banner",
  faultBanner: "fault-banner", // an item for each track that it lasts on
  challengeBanner: "challenge-banner", // data-stage
  leaderboard: "leaderboard",
  leaderboardRow: "leaderboard-row", // data-team or data-ghost, data-points
  podium: "podium",
  cup: "cup",
  debriefStep: "debrief-step", // data-step: what of the debrief is on
  lockSystems: "lock-systems", // data-measure
  multiples: "multiples",
  pair: "pair",
  settings: "settings", // data-track
  hindsight: "hindsight",
  bestTry: "best-try", // data-number, data-points
  ownLaw: "own-law",
  ledger: "ledger",
  ledgerInput: "ledger-input",
  ledgerSentence: "ledger-sentence",
  exitInput: "exit-input",
  exitSentence: "exit-sentence",
  written: "written",
  digest: "digest",
} as const;
