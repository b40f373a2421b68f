// What the made-up game of the stage is about: tracks, knobs, the lock, names.

export const TRACKS = [
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

export const FAULTS = {
  "cloud-titan": {
    label: "A node is lost",
    plainWords: "A whole node of eight GPUs goes dark for 20 s; its batch starts again elsewhere.",
    seconds: 20,
  },
  "edge-guardian": {
    label: "Heat",
    plainWords: "The chip runs hot and clocks down by 30 % for 10 s; the cameras do not wait.",
    seconds: 10,
  },
  "mobile-nomad": {
    label: "Another app wants the chip",
    plainWords: "A second app shares the neural unit for 10 s; every call takes a third longer.",
    seconds: 10,
  },
  "tiny-pioneer": {
    label: "The battery sags",
    plainWords: "The supply drops for 10 s, and the chip's clock with it by a tenth.",
    seconds: 10,
  },
};

export const KNOBS = [
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

export const LOCK = {
  opening: "Does a larger batch make the average user wait longer or shorter?",
  question:
    "One engine needs 4 ms and 1 ms for each one in the batch. New rule: it leaves when eight wait, or 40 ms after the first came. At which of 50, 100, 150 and 250 arrivals a second does the average get shorter?",
  choices: ["At none of them", "Only at 250 a second", "At 150 and 250 a second", "At all four"],
};

export const NAMES = [
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
export const ADJECTIVES = [
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
export const ANIMALS = [
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
export const PHASES = ["lobby", "brief", "lock", "workbench", "live", "debrief", "finished"];
export const LENGTHS = {
  brief: 60_000,
  lock: 45_000,
  workbench: 285_000,
  live: 90_000,
  debrief: 180_000,
};
export const FLOOR = 0.9;
export const TARGET = 0.99;

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
