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
