import { invalidParameter } from "./fault";
import type { Tree, TreeObject } from "./form";

/** Takes one parameter from the wire, or says in Stripe's words what is wrong with it. `at` is its name with brackets. */
export type Reader<T> = (tree: Tree | undefined, at: string) => T;

type Shape = Readonly<Record<string, Reader<unknown>>>;
export type Read<S extends Shape> = { readonly [K in keyof S]: ReturnType<S[K]> };

const preview = (tree: Tree): string => {
  const text = typeof tree === "string" ? tree : JSON.stringify(tree);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
};

/** Every name that is not served is refused: hiding it would promise what is not kept. */
export const object =
  <S extends Shape>(shape: S): Reader<Read<S>> =>
  (tree, at) => {
    const given = asObject(tree ?? Object.create(null), at);
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(shape, name));
    if (unknown !== undefined) {
      const name = inside(at, unknown);
      throw invalidParameter(
        `Received unknown parameter: ${name.slice(0, 255)}`,
        name.slice(0, 255),
        "parameter_unknown",
      );
    }
    const read = Object.entries(shape).map(([name, reader]) => [name, reader(given[name], inside(at, name))]);
    return Object.fromEntries(read) as Read<S>;
  };

const inside = (at: string, name: string): string => (at === "" ? name : `${at}[${name}]`);

function asObject(tree: Tree, at: string): TreeObject {
  if (typeof tree === "string") throw invalidParameter("Invalid object", at);
  return tree;
}

/** Absent is null. */
export const optional =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (tree, at) =>
    tree === undefined ? null : reader(tree, at);

/** Absent or unset by an empty text is null. */
export const emptyable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (tree, at) =>
    tree === undefined || tree === "" ? null : reader(tree, at);

/** @throws when it is absent. */
export const required =
  <T>(reader: Reader<T>): Reader<T> =>
  (tree, at) => {
    if (tree === undefined) throw invalidParameter(`Missing required param: ${at}.`, at, "parameter_missing");
    return reader(tree, at);
  };

export const text =
  (longest = 5_000): Reader<string> =>
  (tree, at) => {
    if (typeof tree !== "string") throw invalidParameter(`Invalid string: ${preview(tree ?? "")}`, at);
    if (tree === "") {
      const message = `You passed an empty string for '${at}'. We assume empty values are an attempt to unset a parameter; however '${at}' cannot be unset. You should remove '${at}' from your request or supply a non-empty value.`;
      throw invalidParameter(message, at, "parameter_invalid_empty");
    }
    if ([...tree].length > longest) {
      throw invalidParameter(`Invalid string: ${preview(tree)}; must be at most ${longest} characters`, at);
    }
    return tree;
  };

export const integer =
  ({ least = 0, most = Number.MAX_SAFE_INTEGER } = {}): Reader<number> =>
  (tree, at) => {
    const given = text()(tree, at);
    const value = /^-?\d{1,16}$/.test(given) ? Number(given) : NaN;
    if (!Number.isSafeInteger(value)) {
      throw invalidParameter(`Invalid integer: ${preview(given)}`, at, "parameter_invalid_integer");
    }
    if (value < least) {
      const message =
        least === 0 ? "Invalid non-negative integer" : `This value must be greater than or equal to ${least}.`;
      throw invalidParameter(message, at, "parameter_invalid_integer");
    }
    if (value > most) {
      throw invalidParameter(`This value must be less than or equal to ${most}.`, at, "parameter_invalid_integer");
    }
    return value;
  };

export const choice =
  <const T extends string>(...names: readonly T[]): Reader<T> =>
  (tree, at) => {
    const given = text()(tree, at);
    const found = names.find((name) => name === given);
    if (found === undefined) {
      const listed = names.length === 1 ? names[0] : `one of ${names.slice(0, -1).join(", ")}, or ${names.at(-1)}`;
      throw invalidParameter(`Invalid ${at}: must be ${listed}`, at);
    }
    return found;
  };

export const flag: Reader<boolean> = (tree, at) => {
  const given = text()(tree, at);
  if (given !== "true" && given !== "false") throw invalidParameter(`Invalid boolean: ${preview(given)}`, at);
  return given === "true";
};

/** Only addresses a browser may be sent to. */
export const webAddress: Reader<string> = (tree, at) => {
  const given = text(2_048)(tree, at);
  // Stripe's own placeholder is no address sign.
  const plain = given.replaceAll("{CHECKOUT_SESSION_ID}", "ID");
  const isAddress = /^https?:\/\/[^\s<>"\\^`{|}]+$/i.test(plain) && URL.canParse(plain);
  if (!isAddress) throw invalidParameter("Not a valid URL", at, "url_invalid");
  return given;
};

export const list =
  <T>(reader: Reader<T>, most = 100): Reader<readonly T[]> =>
  (tree, at) => {
    const names = typeof tree === "object" ? Object.keys(tree) : [""];
    if (names.some((name) => !/^\d+$/.test(name))) throw invalidParameter("Invalid array", at);
    if (names.length > most) throw invalidParameter(`Array ${at} has more than ${most} elements`, at);
    const items = typeof tree === "object" ? Object.values(tree) : [];
    return items.map((item, index) => reader(item, `${at}[${index}]`));
  };

const mostKeys = 50;
const longestKey = 40;
const longestValue = 500;

/** Metadata as Stripe bounds it: 50 keys of 40 characters with values of 500. An empty value leaves its key out. */
export const metadata: Reader<Record<string, string>> = (tree, at) => {
  if (tree === undefined || tree === "") return {};
  const given = Object.entries(asObject(tree, at));
  if (given.length > mostKeys)
    throw invalidParameter(`Metadata can have up to ${mostKeys} keys, but you passed ${given.length}.`, at);
  for (const [key, value] of given) {
    if ([...key].length > longestKey) {
      throw invalidParameter(
        `Metadata keys can have up to ${longestKey} characters, but you passed in '${preview(key)}'.`,
        at,
      );
    }
    if (typeof value !== "string") throw invalidParameter(`Invalid string: ${preview(value)}`, `${at}[${key}]`);
    if ([...value].length > longestValue) {
      const message = `Metadata values can have up to ${longestValue} characters, but you passed in a value that is ${[...value].length} characters.`;
      throw invalidParameter(message, `${at}[${key}]`);
    }
  }
  return Object.fromEntries(given.flatMap(([key, value]) => (value === "" ? [] : [[key, String(value)]])));
};
