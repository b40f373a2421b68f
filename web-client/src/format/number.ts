/** How numbers look, everywhere. A thin space stands before a unit; nothing measured is a dash. */
import type { KnobCard, MeasureCard } from "../protocol/messages";
import { words } from "../words/words";

export const NOTHING = "–";
const THIN = "\u202f";

const grouped = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 0 });

/** Three significant digits without a trail of zeros lost: 0.128, 4.07, 38.5, 412, 4,120. */
export function significant(value: number): string {
  const size = Math.abs(value);
  if (size >= 99.95) return grouped.format(value);
  if (size >= 9.995) return value.toFixed(1);
  if (size >= 0.9995 || size === 0) return value.toFixed(2);
  if (size >= 0.00995) return value.toFixed(3);
  return value.toPrecision(2);
}

/** A share as a percentage with one decimal; never rounded up to a promise that was not kept. */
export function percent(share: number | null): string {
  if (share === null) return NOTHING;
  const tenths = share * 1000;
  const rounded = tenths < 1000 ? Math.min(999, Math.round(tenths)) : 1000;
  return `${(rounded / 10).toFixed(1)}${THIN}%`;
}

export interface Quantity {
  readonly number: string;
  readonly unit: string;
}

/** A time in the unit that suits it: 640 µs, 8.40 ms, 412 ms, 2.35 s. */
export function duration(millis: number | null): Quantity {
  if (millis === null) return { number: NOTHING, unit: "" };
  if (millis >= 999.5) return { number: significant(millis / 1000), unit: "s" };
  if (millis >= 0.9995 || millis === 0) return { number: significant(millis), unit: "ms" };
  return { number: significant(millis * 1000), unit: "µs" };
}

export interface Cost extends Quantity {
  readonly bare: string; // for a column under the heading: the number, with a currency sign
  readonly heading: string; // what such a column is headed by
}

/**
 * A cost in a track's own unit: "$ per 1,000 chats" makes `$0.85` and `per 1,000 chats`, "Wh per
 * 1,000 frames" makes `3.21 Wh` and `per 1,000 frames`.
 */
export function cost(value: number | null, costUnit: string): Cost {
  const cut = costUnit.indexOf(" per ");
  const measure = cut < 0 ? costUnit : costUnit.slice(0, cut);
  const unit = cut < 0 ? "" : costUnit.slice(cut + 1);
  const dollars = measure === "$";
  const bare = value === null ? NOTHING : `${dollars ? "$" : ""}${significant(value)}`;
  const number = value === null || dollars ? bare : `${bare}${THIN}${measure}`;
  return { number, unit, bare, heading: dollars ? unit : costUnit };
}

export function together(quantity: Quantity): string {
  return quantity.unit === "" ? quantity.number : `${quantity.number}${THIN}${quantity.unit}`;
}

/** Prefixes of a unit that is told in thousands of it, and in thousandths. */
const PREFIXES = ["µ", "m", "", "k", "M", "G", "T"];
const SCALED = ["B", "J", "W", "Wh", "Hz", "FLOP", "FLOP/s", "B/s", "bit/s"];

function scaled(value: number, unit: string): Quantity {
  const size = Math.abs(value);
  const thousands = size === 0 ? 0 : Math.floor(Math.log10(size) / 3 + 1e-9);
  const power = Math.min(4, Math.max(-2, thousands));
  return { number: significant(value / 1000 ** power), unit: `${PREFIXES[power + 2]}${unit}` };
}

type Measured = Pick<MeasureCard, "unit" | "digits">;

/** A figure as it is shown, by the unit of its measure. */
export function measured(value: number | null, measure: Measured, costUnit: string): Quantity {
  const { unit, digits } = measure;
  if (unit === "cost") return cost(value, costUnit);
  if (unit === "share") return { number: percent(value), unit: "" };
  if (unit === "ms") return duration(value);
  if (value === null) return { number: NOTHING, unit: "" };
  if (unit === "s") return duration(1000 * value);
  if (SCALED.includes(unit)) return scaled(value, unit);
  const number = digits === 0 ? grouped.format(value) : significant(value);
  return { number, unit: (words.unit as Readonly<Record<string, string>>)[unit] ?? unit };
}

type Shown = Pick<KnobCard, "divisor" | "unit" | "values" | "names">;

/**
 * A knob's value as it is shown: the name of what it picks, or the value divided, with as many
 * decimals as the divisor has.
 */
export function knobValue(value: number, knob: Shown): Quantity {
  const name = knob.names[knob.values.indexOf(value)];
  if (name !== undefined) return { number: name, unit: "" };
  const decimals = Math.max(0, Math.round(Math.log10(Math.max(1, knob.divisor))));
  const shown = (value / knob.divisor).toFixed(decimals);
  const number = decimals > 0 ? shown.replace(/\.?0+$/, "") : shown;
  return { number, unit: knob.unit };
}

/** What a clock shows: 0:45, 12:00. A started second is still there. */
export function countdown(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Whole points: at most four digits, written like the race's axis. */
export function points(value: number): string {
  return value.toFixed(0);
}

/** The first twelve digits of a digest in groups of four, enough to compare by eye. */
export function shortDigest(digest: string): string {
  return (digest.slice(0, 12).match(/.{1,4}/g) ?? []).join(" ");
}
