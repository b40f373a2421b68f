// What the made-up game of the stage is about: the words of a shipped round, as the server's own test
// keeps them, so that the screens are looked at with what a class is shown; and names.
import { readFileSync } from "node:fs";

const SHARED = new URL("../../server/node/src/test/resources/protocol/", import.meta.url);

export const ROUND = JSON.parse(
  readFileSync(new URL("content-model-serving-2.json", SHARED), "utf8"),
);

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

export const SCENARIOS = [
  {
    id: "model-serving",
    title: "Model serving",
    rounds: [
      {
        number: ROUND.number,
        title: ROUND.title,
        riddle: ROUND.riddle,
        tracks: ROUND.tracks.map(({ track, title }) => ({ track, title })),
      },
    ],
    presets: [
      { id: "lecture", title: "Lecture, 11 minutes a round" },
      { id: "test", title: "Short, for tests" },
    ],
  },
];
