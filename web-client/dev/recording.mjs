// How frames of a real game are kept: a line of JSON for each, for all screens that got it; of a view
// only what has changed since the screen's last one.
import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

const plain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function changes(before, after) {
  if (!plain(before) || !plain(after)) return after;
  const names = Object.keys(after).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return Object.fromEntries(names.map((name) => [name, changes(before[name], after[name])]));
}

function changed(before, change) {
  if (!plain(before) || !plain(change)) return change;
  const result = { ...before };
  for (const [name, value] of Object.entries(change)) result[name] = changed(before[name], value);
  return result;
}

/** Writes what was asked over HTTP, then the frames: `{ scene, to, at, message }`. */
export function writeRecording(file, http, frames) {
  const shown = {};
  const lines = frames.map(({ scene, to, at, message }) => {
    if (message.type !== "view") return { scene, to, at, message };
    const view = changes(shown[to], message.view);
    if (!isDeepStrictEqual(changed(shown[to], view), message.view)) {
      throw new Error("a view lost a name, which a recording cannot say");
    }
    shown[to] = message.view;
    return { scene, to, at, message: { ...message, view } };
  });
  writeFileSync(file, [{ http }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(""));
}

/** Reads a recording: every frame whole again. */
export function readRecording(file) {
  const [{ http }, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n").map(JSON.parse);
  const shown = {};
  const frames = lines.map((frame) => {
    if (frame.message.type !== "view") return frame;
    shown[frame.to] = changed(shown[frame.to], frame.message.view);
    return { ...frame, message: { ...frame.message, view: shown[frame.to] } };
  });
  return { http, frames, scenes: [...new Set(frames.map(({ scene }) => scene))] };
}
