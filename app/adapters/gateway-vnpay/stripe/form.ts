import { invalidParameter } from "./fault";

/**
 * Parameters as they come over the wire: texts in objects; a list is an object whose names are numbers. Objects have no
 * prototype, so that no name is special.
 */
export type Tree = string | TreeObject;
export type TreeObject = { readonly [name: string]: Tree };
type Growing = { [name: string]: string | Growing };

const mostPairs = 1_000;
const deepest = 8;

/** Reads `a[b][0][c]=text` as Stripe's API does. @throws InvalidParameter when it is not form encoding or contradicts itself. */
export function readForm(text: string): TreeObject {
  const pairs = text.split("&").filter((pair) => pair !== "");
  if (pairs.length > mostPairs) throw invalidParameter("Too many parameters.");
  const root: Growing = Object.create(null);
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
    put(root, pathOf(decode(name)), decode(value));
  }
  return root;
}

function decode(text: string): string {
  const decoded = tryDecode(text);
  if (decoded === null || decoded.includes("\0")) {
    throw invalidParameter("The request is not valid form encoding (application/x-www-form-urlencoded in UTF-8).");
  }
  return decoded;
}

function tryDecode(text: string): string | null {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return null;
  }
}

/** "a[b][]" is a, b and "the next one". A name whose brackets do not match is one strange name. */
function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) return [name];
  const [, head = "", brackets = ""] = match;
  const path = [head, ...brackets.split(/[[\]]+/).slice(1, -1)];
  if (brackets.endsWith("[]")) path.push("");
  if (path.length > deepest) throw invalidParameter("Parameters are nested too deeply.", head);
  return path;
}

function put(root: Growing, path: readonly string[], value: string): void {
  let here = root;
  path.forEach((step, depth) => {
    const name = step === "" && depth > 0 ? String(Object.keys(here).length) : step;
    const known = here[name];
    if (depth === path.length - 1) {
      if (typeof known === "object") throw invalidParameter("Invalid string: it is an object, too.", path[0]);
      here[name] = value;
    } else {
      if (typeof known === "string") throw invalidParameter("Invalid object: it is a string, too.", path[0]);
      here = here[name] = known ?? Object.create(null);
    }
  });
}

/** The same for parameters of a call in this process: what the wire would have made of them. `null` unsets, as at Stripe. */
export function treeOf(params: object): Growing {
  const made: Growing = Object.create(null);
  for (const [name, value] of Object.entries(params)) {
    const tree = treeOfValue(value);
    if (tree !== undefined) made[name] = tree;
  }
  return made;
}

function treeOfValue(value: unknown): string | Growing | undefined {
  if (value === undefined) return undefined;
  if (value === null) return "";
  if (value instanceof Date) return String(Math.floor(value.getTime() / 1000));
  if (typeof value !== "object") return decode(encodeURIComponent(wellFormed(String(value))));
  const tree = treeOf(value);
  return Object.keys(tree).length === 0 ? undefined : tree;
}

/** Half a character pair has no UTF-8; the wire would carry U+FFFD. */
const wellFormed = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

/** The same parameters as a form body or a query. */
export const writeForm = (tree: TreeObject): string => flatten(tree).join("&");

function flatten(tree: Tree, name = ""): string[] {
  if (typeof tree === "string") return [`${bracketed(name)}=${encodeURIComponent(tree)}`];
  return Object.entries(tree).flatMap(([key, item]) => flatten(item, name === "" ? key : `${name}[${key}]`));
}

const bracketed = (name: string): string => encodeURIComponent(name).replace(/%5B/g, "[").replace(/%5D/g, "]");
