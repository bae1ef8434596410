import { chance, type Chance } from "../world/chance";
import { fruitScenes } from "./catalogue-fruit";
import { greenScenes } from "./catalogue-greens";
import { pantryScenes } from "./catalogue-pantry";
import { photograph, type Arrangement, type Scene } from "./scene";
import type { Surface } from "./surfaces";

export type Recipe = (luck: Chance) => Scene;

const recipes: Readonly<Record<string, Recipe>> = { ...fruitScenes, ...greenScenes, ...pantryScenes };

export const pictureNames: readonly string[] = Object.keys(recipes);

/** "mango" as another farm photographs it. */
export const secondView = (name: string): string => `${name}/2`;

const otherTable: Readonly<Record<Surface, Surface>> = {
  wood: "leaf",
  darkwood: "linen",
  palewood: "leaf",
  tray: "paletray",
  paletray: "wood",
  leaf: "palewood",
  linen: "wood",
  blue: "darkwood",
  ice: "blue",
};

/** A heap is also shown as a few from nearer, and a few as one with others behind it; what stands in rows stays so. */
const otherArrangement: Partial<Record<Arrangement, { arrangement: Arrangement; nearer: number }>> = {
  heap: { arrangement: "few", nearer: 1.7 },
  few: { arrangement: "hero", nearer: 1.35 },
};

function viewedAgain(scene: Scene): Scene {
  const { arrangement, nearer } = otherArrangement[scene.arrangement] ?? { arrangement: scene.arrangement, nearer: 1 };
  return { ...scene, arrangement, size: Math.max(260, scene.size * nearer), surface: otherTable[scene.surface] };
}

/** Draws the picture of that name, or its second view; the same name gives the same bytes. */
export async function picture(name: string): Promise<Buffer> {
  const [motif = "", again] = name.split("/");
  const recipe = recipes[motif];
  if (!recipe) throw new Error(`no such picture: ${name}`);
  const luck = chance([...name].reduce((sum, sign) => Math.imul(sum, 31) + sign.charCodeAt(0), 17));
  const scene = recipe(luck);
  return photograph(again === undefined ? scene : viewedAgain(scene), luck);
}
