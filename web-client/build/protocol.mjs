// Writes src/protocol/messages.ts from the server's own description of its messages: a decoder and a
// type for all that a server sends, a type for all that it takes.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const API = new URL("../../server/node/src/main/resources/web/api/asyncapi.yaml", import.meta.url);
const OUT = fileURLToPath(new URL("../src/protocol/messages.ts", import.meta.url));
const {
  info,
  operations,
  components,
  "x-commands": commands,
  "x-refusal-codes": refusals,
  "x-measures": measures,
} = parse(readFileSync(API, "utf8"));
const { schemas, messages } = components;

const last = (path) => path.split("/").at(-1);
const named = ({ $ref }) => ($ref === undefined ? null : last($ref));
const decoder = (name) => name[0].toLowerCase() + name.slice(1);
const lines = (parts) => parts.map((part) => `  ${part}\n`).join("");

/** The property whose constant tells all alternatives of a union apart. */
function tagOf(alternatives) {
  const shapes = alternatives.map((one) => schemas[named(one)]?.properties ?? {});
  return Object.keys(shapes[0]).find((name) => shapes.every((shape) => shape[name]?.const));
}

function decoding(schema) {
  const name = named(schema);
  if (name !== null) return decoder(needed(name));
  if (Array.isArray(schema.type)) {
    if (!schema.type.includes("null")) return "scalar";
    const type = schema.type.find((one) => one !== "null");
    return `optional(${decoding({ ...schema, type })})`;
  }
  if (schema.enum !== undefined) return `oneOf(${JSON.stringify(schema.enum).slice(1, -1)})`;
  if (schema.anyOf !== undefined) {
    const alternatives = schema.anyOf.filter(({ type }) => type !== "null");
    if (alternatives.length < schema.anyOf.length) return `optional(${union(alternatives)})`;
    return union(alternatives);
  }
  if (schema.additionalProperties) return `mapOf(${decoding(schema.additionalProperties)})`;
  if (schema.type === "array") return `list(${decoding(schema.items)})`;
  if (schema.type === "object") {
    const properties = Object.entries(schema.properties).filter(([, { const: tag }]) => !tag);
    return `object({\n${lines(properties.map(([key, value]) => `${key}: ${decoding(value)},`))}})`;
  }
  return { string: "text", integer: "whole", number: "number", boolean: "flag" }[schema.type];
}

/** Alternatives without a tag are left for whoever knows which is meant. */
function union(alternatives) {
  if (alternatives.length === 1) return decoding(alternatives[0]);
  const tag = tagOf(alternatives);
  if (tag === undefined) {
    for (const one of alternatives) needed(named(one));
    return "record";
  }
  const cases = alternatives.map(
    (one) => `"${schemas[named(one)].properties[tag].const}": ${decoding(one)},`,
  );
  return `tagged("${tag}", {\n${lines(cases)}})`;
}

function typing(schema) {
  const name = named(schema);
  if (name !== null) return spoken(name);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf !== undefined) return schema.anyOf.map(typing).join(" | ");
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typing({ ...schema, type })).join(" | ");
  }
  if (schema.type === "array") return `readonly (${typing(schema.items)})[]`;
  if (schema.properties !== undefined) {
    const properties = Object.entries(schema.properties).map(
      ([key, value]) =>
        `readonly ${key}${schema.required.includes(key) ? "" : "?"}: ${typing(value)};`,
    );
    return `{\n${lines(properties)}}`;
  }
  if (schema.type === "object") {
    return `Readonly<Record<string, ${typing(schema.additionalProperties)}>>`;
  }
  return { integer: "number" }[schema.type] ?? schema.type;
}

const written = new Map();
const doc = ({ description }) => (description === undefined ? "" : `/** ${description} */\n`);

/** Writes a decoder and its type, once, after those that it needs. */
function needed(name) {
  if (written.has(name)) return name;
  const schema = schemas[name];
  const [all, values] = [`${name.toUpperCase()}S`, JSON.stringify(schema.enum)];
  const text =
    schema.enum === undefined
      ? `export const ${decoder(name)} = ${decoding(schema)};\n`
      : `export const ${all} = ${values} as const;\nexport const ${decoder(name)} = oneOf(...${all});\n`;
  written.set(
    name,
    `${doc(schema)}${text}export type ${name} = Decoded<typeof ${decoder(name)}>;\n`,
  );
  return name;
}

/** Writes a type alone, unless it is there. */
function spoken(name) {
  if (!written.has(name)) {
    written.set(name, ""); // a type may stand after its use
    written.set(name, `${doc(schemas[name])}export type ${name} = ${typing(schemas[name])};\n`);
  }
  return name;
}

const payloads = ({ messages: list }) =>
  list.map(({ $ref }) => [last($ref), named(messages[last($ref)].payload)]);
const sent = payloads(operations.send).map(
  ([type, name]) => `"${type}": ${decoder(needed(name))},`,
);
const taken = payloads(operations.receive).map(([, name]) => spoken(name));
const told = Object.entries(refusals).map(
  ([code, { description, arguments: given }]) =>
    `/** ${description} */ "${code}": ${typing({ properties: given, required: Object.keys(given) })};`,
);
const times = Object.fromEntries(
  Object.entries(commands).map(([kind, { phases, whilePaused }]) => [
    kind,
    { phases, whilePaused },
  ]),
);
const body = `export const PROTOCOL = ${info.version};

/** When each command may be asked. */
export const COMMANDS = ${JSON.stringify(times)} as const;

/** Every figure that may be named. */
export type MeasureName = ${Object.keys(measures)
  .map((name) => JSON.stringify(name))
  .join(" | ")};

/** What each refusal tells besides its code. */
export interface Refusals {\n${lines(told)}}

${[...written.values()].join("\n")}
export const serverMessages = {\n${lines(sent)}};

export type ClientMessage = ${taken.join(" | ")};
`;
const decoders = [
  "flag",
  "list",
  "mapOf",
  "number",
  "object",
  "oneOf",
  "optional",
  "record",
  "scalar",
  "tagged",
  "text",
  "whole",
];
const used = decoders.filter((name) => new RegExp(`\\b${name}\\b[^:]`).test(body));
writeFileSync(
  OUT,
  `// Written by build/protocol.mjs from the server's asyncapi.yaml.
import { type Decoded, ${used.join(", ")} } from "./decode";

${body}`,
);
