import { describe, expect, it } from "vitest";
import {
  cost,
  countdown,
  duration,
  knobValue,
  measured,
  percent,
  points,
  shortDigest,
  significant,
  together,
} from "./number";

const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("numbers", () => {
  it.each([
    [0, "0.00"],
    [0.001234, "0.0012"],
    [0.1284, "0.128"],
    [4.071, "4.07"],
    [9.996, "10.0"],
    [38.46, "38.5"],
    [99.96, "100"],
    [412.4, "412"],
    [4120, "4,120"],
  ])("significant_%d_is%s", (value, shown) => {
    expect(significant(value)).toBe(shown);
  });

  it.each([
    [1, "100.0 %"],
    [0.9999, "99.9 %"], // not all were good, so not all is shown
    [0.975, "97.5 %"],
    [0, "0.0 %"],
    [null, "–"],
  ])("percent_%d_is%s", (share, shown) => {
    expect(plain(percent(share))).toBe(shown);
  });

  it.each([
    [0.64, "640 µs"],
    [8.4, "8.40 ms"],
    [412, "412 ms"],
    [999.6, "1.00 s"],
    [2350, "2.35 s"],
    [null, "–"],
  ])("duration_%d_is%s", (millis, shown) => {
    expect(plain(together(duration(millis)))).toBe(shown);
  });

  it("cost_dollarsStandBefore_unitsBehind", () => {
    expect(cost(0.854, "$ per 1,000 chats")).toEqual({
      number: "$0.854",
      unit: "per 1,000 chats",
      bare: "$0.854",
      heading: "per 1,000 chats",
    });
    const energy = cost(3.214, "Wh per 1,000 frames");
    expect(plain(energy.number)).toBe("3.21 Wh");
    expect(energy).toMatchObject({ bare: "3.21", heading: "Wh per 1,000 frames" });
    expect(cost(null, "$ per 1,000 chats").number).toBe("–");
  });

  it.each([
    ["share", 3, 0.9876, "98.8 %"],
    ["ms", 3, 1235, "1.24 s"],
    ["s", 3, 0.0021, "2.10 ms"],
    ["cost", 3, 0.85, "$0.850 per 1,000 chats"],
    ["per s", 3, 6.512, "6.51 /s"],
    ["", 0, 5400, "5,400"],
    ["", 3, 3.971, "3.97"],
    ["W", 3, 0.0012, "1.20 mW"],
    ["B", 3, 64_000_000_000, "64.0 GB"],
    ["°C", 3, 71.26, "71.3 °C"],
    ["ms", 3, null, "–"],
    ["B", 3, null, "–"],
  ])("measured_in%s_of%iDigits_%d_is%s", (unit, digits, value, shown) => {
    const told = together(measured(value, { unit, digits }, "$ per 1,000 chats"));
    expect(plain(told)).toBe(shown);
  });

  it("knobValue_isDividedAndKeepsNoEmptyDecimals", () => {
    const knob = (divisor: number, unit: string) => ({ divisor, unit, values: [], names: [] });
    expect(knobValue(1500, knob(1000, "s"))).toEqual({ number: "1.5", unit: "s" });
    expect(knobValue(20_000_000, knob(1_000_000, "ms")).number).toBe("20");
    expect(knobValue(250_000, knob(1_000_000, "ms")).number).toBe("0.25");
    expect(knobValue(120, knob(1, "")).number).toBe("120");
    expect(knobValue(0, knob(1000, "s")).number).toBe("0");
  });

  it("knobValue_ofAChoice_isItsName", () => {
    const names = ["The newest", "The oldest"];
    const knob = { divisor: 1, unit: "", values: [0, 1], names };
    expect(knob.values.map((value) => together(knobValue(value, knob)))).toEqual(names);
  });

  it.each([
    [0, "0:00"],
    [1, "0:01"],
    [45_000, "0:45"],
    [720_000, "12:00"],
    [-5, "0:00"],
  ])("countdown_%d_is%s", (millis, shown) => {
    expect(countdown(millis)).toBe(shown);
  });

  it("points_andDigest", () => {
    expect(points(1040)).toBe("1040");
    expect(shortDigest("9f3ac2d41b7788e05c6d")).toBe("9f3a c2d4 1b77");
  });
});
