import { fruit } from "./kinds-fruit";
import { dried, drinks, grains, honeyAndHerbs, meat, seafood, spices } from "./kinds-pantry";
import { leafy, mushrooms, vegetables } from "./kinds-vegetable";
import type { Kind } from "./types";

export const kinds: readonly Kind[] = [
  ...leafy,
  ...vegetables,
  ...fruit,
  ...meat,
  ...seafood,
  ...grains,
  ...spices,
  ...dried,
  ...drinks,
  ...mushrooms,
  ...honeyAndHerbs,
];

const byKey = new Map(kinds.map((kind) => [kind.key, kind]));

export function kindOf(key: string): Kind {
  const kind = byKey.get(key);
  if (!kind) throw new Error(`no such kind of produce: ${key}`);
  return kind;
}
