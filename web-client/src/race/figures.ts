import type { MeasureCard } from "../protocol/messages";

/** Reads numbers by the name of what they are: names are said once, then come numbers alone. */
export type Numbers = readonly (number | null)[];

type Names = readonly (string | { readonly name: string })[];

const placeOf = (names: Names, name: string) =>
  names.findIndex((one) => (typeof one === "string" ? one : one.name) === name);

/** The number of a name; null where nothing was measured. */
export function figure(names: Names, numbers: Numbers | null, name: string): number | null {
  return numbers?.[placeOf(names, name)] ?? null;
}

export interface Spread {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Mean, least and greatest of a what-if's replications. */
export function spread(names: Names, result: readonly Numbers[], name: string): Spread {
  const [mean = null, low = null, high = null] = result[placeOf(names, name)] ?? [];
  return { mean, low, high };
}

/** What a measure is; one that the view does not list is shown as a bare number. */
export function measureOf(measures: readonly MeasureCard[], name: string): MeasureCard {
  const known = measures.find((one) => one.name === name);
  return known ?? { name, unit: "", better: "neither", digits: 3 };
}

/** The parts of a unit's time, in their order. */
const TIME_PARTS = ["forming", "queue", "transfer", "service", "retry"] as const;

/** What only some systems have: it is shown where it takes time. */
const RARE: readonly string[] = ["transfer", "retry"];

export interface TimePart {
  readonly name: (typeof TIME_PARTS)[number];
  readonly millis: number | null;
}

/** The same up to the instant that the objective judges, which what is told of a run holds, too. */
const judged = (name: string) => `judged${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Where a unit's time goes until it is judged; all of it where no log says until when. */
export function timeParts(
  measures: readonly MeasureCard[],
  of: (name: string) => number | null,
): readonly TimePart[] {
  const millis = (name: string) => of(judged(name)) ?? of(name);
  return TIME_PARTS.filter(
    (name) =>
      measures.some((one) => one.name === name) &&
      (!RARE.includes(name) || (millis(name) ?? 0) > 0),
  ).map((name) => ({ name, millis: millis(name) }));
}
