import { describe, expect, it } from "vitest";
import type { MeasureCard } from "../protocol/messages";
import { timeParts } from "./figures";

const card = (name: string): MeasureCard => ({ name, unit: "ms", better: "lower", digits: 3 });
const MEASURES = ["forming", "queue", "transfer", "service", "retry"].map(card);

describe("where the time goes", () => {
  it("upToTheJudgedInstant_whereThatIsTold", () => {
    const told = new Map([
      ["forming", 40],
      ["queue", 10],
      ["service", 900],
      ["judgedForming", 40],
      ["judgedQueue", 10],
      ["judgedService", 90],
    ]);
    const parts = timeParts(MEASURES, (name) => told.get(name) ?? null);
    expect(parts).toEqual([
      { name: "forming", millis: 40 },
      { name: "queue", millis: 10 },
      { name: "service", millis: 90 },
    ]);
  });

  it("logsWithoutIt_tellAllOfIt_andWhatIsRareOnlyWhereItTakesTime", () => {
    const told = new Map([
      ["service", 900],
      ["retry", 5],
    ]);
    const parts = timeParts(MEASURES, (name) => told.get(name) ?? null);
    expect(parts.map(({ name, millis }) => [name, millis])).toEqual([
      ["forming", null],
      ["queue", null],
      ["service", 900],
      ["retry", 5],
    ]);
  });
});
