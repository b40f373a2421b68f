/** Turns a parsed JSON value into a typed one, or throws {@link Unreadable} saying where it is not. */
export type Decoder<T> = (value: unknown, path: string) => T;

export type Decoded<D> = D extends Decoder<infer T> ? T : never;

/** A message that is not what the protocol says. */
export class Unreadable extends Error {
  override name = "Unreadable";

  constructor(path: string, expected: string, found: unknown) {
    super(`${path}: expected ${expected}, found ${JSON.stringify(found) ?? "nothing"}`);
  }
}

export const text: Decoder<string> = (value, path) => {
  if (typeof value === "string") return value;
  throw new Unreadable(path, "text", value);
};

export const number: Decoder<number> = (value, path) => {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Unreadable(path, "a number", value);
};

export const whole: Decoder<number> = (value, path) => {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new Unreadable(path, "a whole number", value);
};

export const scalar: Decoder<string | number> = (value, path) =>
  typeof value === "string" ? value : whole(value, path);

export const flag: Decoder<boolean> = (value, path) => {
  if (typeof value === "boolean") return value;
  throw new Unreadable(path, "true or false", value);
};

export function optional<T>(inner: Decoder<T>): Decoder<T | null> {
  return (value, path) => (value === null || value === undefined ? null : inner(value, path));
}

export function oneOf<const T extends readonly string[]>(...names: T): Decoder<T[number]> {
  return (value, path) => {
    if (typeof value === "string" && names.includes(value)) return value;
    throw new Unreadable(path, names.join(" or "), value);
  };
}

export function list<T>(inner: Decoder<T>): Decoder<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new Unreadable(path, "a list", value);
    return value.map((item, index) => inner(item, `${path}[${index}]`));
  };
}

export function mapOf<T>(inner: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return (value, path) => {
    const result: Record<string, T> = {};
    for (const [key, item] of Object.entries(record(value, path))) {
      result[key] = inner(item, `${path}.${key}`);
    }
    return result;
  };
}

type Shape = Readonly<Record<string, Decoder<unknown>>>;

/** An object with these properties; others are of a newer server and are left out. */
export function object<S extends Shape>(
  shape: S,
): Decoder<{ readonly [K in keyof S]: Decoded<S[K]> }> {
  const entries = Object.entries(shape);
  return (value, path) => {
    const source = record(value, path);
    const result: Record<string, unknown> = {};
    for (const [key, inner] of entries) result[key] = inner(source[key], `${path}.${key}`);
    return result as { [K in keyof S]: Decoded<S[K]> };
  };
}

/** An object whose tag says which of these it is. */
export function tagged<const T extends string, A extends Readonly<Record<string, Decoder<object>>>>(
  tag: T,
  alternatives: A,
): Decoder<{ [K in keyof A]: { readonly [P in T]: K } & Decoded<A[K]> }[keyof A]> {
  return (value, path) => {
    const name = text(record(value, path)[tag], `${path}.${tag}`);
    const inner = Object.hasOwn(alternatives, name) ? alternatives[name] : undefined;
    if (inner === undefined) throw new Unreadable(`${path}.${tag}`, `a known ${tag}`, name);
    return { [tag]: name, ...inner(value, `${path} ${name}`) } as never;
  };
}

export function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Unreadable(path, "an object", value);
}
