import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse as parseSvelte } from "svelte/compiler";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { en } from "./en";
import {
  entrantName,
  languageOf,
  measureWords,
  presetName,
  refusalWords,
  teamName,
  words,
} from "./words";

const SERVER = new URL("../../../server/node/src/main/", import.meta.url);
const SOURCES = fileURLToPath(new URL("../", import.meta.url));
const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((name) => /(?<!\.test)\.(ts|svelte)$/.test(name) && !name.startsWith("words/en/"))
  .map((name) => ({ name, source: readFileSync(SOURCES + name, "utf8") }));

/** Every path through an object down to a text or a sentence. */
const paths = (value: object): string[][] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "object" && !Array.isArray(inner)
      ? paths(inner).map((rest) => [key, ...rest])
      : [[key]],
  );

describe("the words of a language", () => {
  it("eachKey_isUsed", () => {
    const all = sources.map(({ source }) => source).join("\n");
    const said = (path: readonly string[], after: string) =>
      new RegExp(`words\\.${path.join("\\.")}${after}`).test(all);
    // By its own name, or among others that are looked up by a code.
    const unused = paths(en).filter(
      (path) =>
        !said(path, "\\b") &&
        !path.some((_, end) => end > 0 && said(path.slice(0, end), "\\)?\\[| as ")),
    );
    expect(unused.map((path) => path.join("."))).toEqual([]);
  });

  it("noScreen_hasWordsOfItsOwn", () => {
    const found = sources
      .filter(({ name }) => name.endsWith(".svelte"))
      .flatMap(({ name, source }) =>
        wordsIn(parseSvelte(source, { modern: true }).fragment).map((word) => `${name}: ${word}`),
      );
    expect(found).toEqual([]);
  });

  it("languageOf_isTheFirstThatIsSpoken_elseEnglish", () => {
    expect(languageOf(["xx-YY", "en-GB"])).toBe("en");
    expect(languageOf(["xx"])).toBe("en");
    expect(languageOf([])).toBe("en");
  });
});

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly data?: string;
}

const SAID_BY = ["aria-label", "title", "placeholder", "alt"];
const isWord = (text: string) => /\p{L}{2}/u.test(text);

/** What a template says without a catalogue: texts, attributes that are read aloud, literals. */
function wordsIn(node: unknown, inside = ""): string[] {
  if (Array.isArray(node)) return node.flatMap((each) => wordsIn(each, inside));
  if (typeof node !== "object" || node === null) return [];
  const { type, name = "", data = "", value } = node as Node;
  if (type === "Text") return inside !== "silent" && isWord(data) ? [data.trim()] : [];
  if (type === "BinaryExpression" || type === "CallExpression" || type === "MemberExpression")
    return [];
  if (type === "Literal") {
    return inside === "said" && typeof value === "string" && isWord(value) ? [value] : [];
  }
  if (type === "TemplateElement")
    return wordsIn({ type: "Literal", value: (value as { raw: string }).raw }, inside);
  let next = inside;
  if (type === "StyleDirective") next = "silent";
  else if (type === "Attribute") next = SAID_BY.includes(name) ? "said" : "silent";
  else if (type === "ExpressionTag" && inside === "") next = "said";
  else if (/Block$|Tag$/.test(type) && type !== "ExpressionTag") next = "";
  return Object.entries(node)
    .filter(([key]) => key !== "expression" || type === "ExpressionTag")
    .filter(([key]) => key !== "test")
    .flatMap(([, inner]) => wordsIn(inner, next));
}

const api = parse(readFileSync(new URL("resources/web/api/asyncapi.yaml", SERVER), "utf8"));

describe("refusals", () => {
  const codes = Object.entries(
    api["x-refusal-codes"] as Record<string, { arguments: Record<string, { type?: string }> }>,
  );

  it.each(codes)("%s_isSaidWithWhatBelongsToIt", (code, { arguments: given }) => {
    const told = Object.entries(given).map(([name, { type }], index) => {
      if (type === undefined) return [name, "lock"]; // a phase
      return [name, type === "integer" ? 70 + index : `given-${name}`];
    });
    const sentence = refusalWords({ code, arguments: Object.fromEntries(told) });
    expect(sentence).toMatch(code === "cannot-be" ? /^given-why$/ : /^\p{L}.*[.?]$/u);
    expect(sentence).not.toContain("undefined");
  });

  it("codeOfANewerServer_isNamed", () => {
    expect(refusalWords({ code: "too-early", arguments: {} })).toContain("too-early");
  });
});

describe("names", () => {
  it("teams_areTwoWordsEach_theSameThatTheServerPrints", () => {
    const names = Array.from({ length: 1_024 }, (_, number) => teamName(number));
    expect(new Set(names).size).toBe(1_024);
    expect(teamName(1_024 + 5)).toBe(`${teamName(5)} 2`);
    const file = new URL("java/io/headroom/node/codec/TeamWords.java", SERVER);
    const lists = readFileSync(file, "utf8").match(/(?<=words\(\s*""")[^"]+/g) ?? [];
    const flat = (list: string) => list.trim().split(/\s+/);
    expect(lists.map(flat)).toEqual(words.team.map(flat));
  });

  it("ghosts_andPaces_haveNames", () => {
    expect(entrantName({ ghost: "overbuild", name: null })).toBe("Overbuild");
    expect(entrantName({ ghost: null, name: 33 })).toBe(teamName(33));
    expect(presetName("short")).toBe("A round in three minutes");
    expect(presetName("by-hand")).toBe("by-hand");
  });
});

describe("measures", () => {
  const names = Object.keys(words.measure);

  it("areThoseOfTheServer", () => {
    expect([...names].sort()).toEqual(Object.keys(api["x-measures"]).sort());
  });

  it("eachHasALabelAndSaysWhatItIs", () => {
    for (const name of names) {
      const { label, plain } = measureWords(name);
      expect(label.length, name).toBeGreaterThan(0);
      expect(label.length, name).toBeLessThanOrEqual(16);
      expect(plain.length, name).toBeGreaterThan(0);
      expect(plain.length, name).toBeLessThanOrEqual(44);
    }
    expect(measureWords("aNewerOne")).toEqual({ label: "aNewerOne", plain: "" });
  });

  it.each([
    [10, "One second here is ten there."],
    [1, "One second here is one there."],
    [0.1, "Slow motion: ten seconds here are one there."],
    [2.5, "One second here is 2.5 there."],
    [40 / 90, "Slow motion: 2.3 seconds here are one there."],
  ])("pace_of%d_isSaid", (ratio, said) => {
    expect(words.pace(ratio)).toBe(said);
  });
});

describe("the next step", () => {
  const step = { points: 50, morePercent: 0.6, cheaperPercent: 16.2 };

  it("namesWhatIsMissing_inTheTracksOwnUnit", () => {
    expect(words.nextStep({ ...step, code: "more-or-cheaper" }, "chat")).toBe(
      "The next 50 points: 0.6 more of every 100 chats in time, or 16.2 % cheaper per good chat.",
    );
    expect(words.nextStep({ ...step, code: "more" }, "chat")).toBe(
      "The next 50 points: 0.6 more of every 100 chats in time.",
    );
    expect(words.nextStep({ ...step, code: "cheaper" }, "frame")).toBe(
      "The next 50 points: 16.2 % cheaper per good frame.",
    );
  });

  it("whoHasNothingLeftToEarn_isToldSo", () => {
    const none = { points: 0, morePercent: null, cheaperPercent: null };
    expect(words.nextStep({ ...none, code: "best-known" }, "chat")).toBe(
      "This is as good as the best known.",
    );
  });
});
