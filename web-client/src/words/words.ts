/** The language of this page, and what is said of the codes that the server sends. */
import type { Refusal } from "../protocol/server";
import { en } from "./en";
import type { OwnRefusals } from "./en/refusals";

/** What a language has: all that English has, said otherwise. */
export type Words = Said<typeof en>;

type Said<T> = T extends (...told: infer A) => string
  ? (...told: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Said<T[K]> };

/** Every language, by its code. English stands in for one that is not here. */
const LANGUAGES: Readonly<Record<string, Words>> = { en };

/** The first language of a person that the screens speak. */
export function languageOf(wanted: readonly string[]): string {
  const codes = wanted.map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return codes.find((code) => Object.hasOwn(LANGUAGES, code)) ?? "en";
}

/** The language of this page. */
export const language = languageOf(globalThis.navigator?.languages ?? []);

export const words: Words = LANGUAGES[language] ?? en;

/** A refusal of this page itself. */
export function ownRefusal(code: keyof OwnRefusals): Refusal {
  return { code, arguments: {} };
}

/** Why something was not done. A newer server may say no in a way that this page does not know. */
export function refusalWords(refusal: Refusal): string {
  const sentences = words.refusal as Readonly<Record<string, (told: object) => string>>;
  const sentence = Object.hasOwn(sentences, refusal.code) ? sentences[refusal.code] : undefined;
  return sentence?.(refusal.arguments) ?? words.refusal.unknown({ code: refusal.code });
}

const PAIRS = words.team.map((each) => each.trim().split(/\s+/));

/** The name of a team, from the number of its name. */
export function teamName(number: number): string {
  const [first = [], second = []] = PAIRS;
  const lap = Math.floor(number / (first.length * second.length));
  const name = `${first[number % first.length]} ${second[Math.floor(number / first.length) % second.length]}`;
  return lap === 0 ? name : `${name} ${lap + 1}`;
}

/** Whoever rides or stands in a table: a team or a ghost. */
export function entrantName(entrant: {
  readonly ghost: keyof typeof words.ghost | null;
  readonly name: number | null;
}): string {
  return entrant.ghost === null ? teamName(entrant.name ?? 0) : words.ghost[entrant.ghost];
}

/** A student, by name unless it was erased. */
export function studentName(student: {
  readonly seat: number;
  readonly name: string | null;
}): string {
  return student.name ?? words.common.erased(student.seat);
}

/** What a measure is called, and what it is; one of a newer server is shown by its name. */
export function measureWords(name: string): { readonly label: string; readonly plain: string } {
  const all = words.measure as Readonly<Record<string, { label: string; plain: string }>>;
  return all[name] ?? { label: name, plain: "" };
}

/** A pace of a game; one that an author made is shown by its id. */
export function presetName(id: string): string {
  return (words.preset as Readonly<Record<string, string>>)[id] ?? id;
}
