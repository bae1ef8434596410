import { chance, type Chance } from "../world/chance";
import { fruitScenes } from "./catalogue-fruit";
import { greenScenes } from "./catalogue-greens";
import { pantryScenes } from "./catalogue-pantry";
import { photograph, type Scene } from "./scene";

export type Recipe = (luck: Chance) => Scene;

const recipes: Readonly<Record<string, Recipe>> = { ...fruitScenes, ...greenScenes, ...pantryScenes };

export const pictureNames: readonly string[] = Object.keys(recipes);

/** Draws the picture of that name; the same name gives the same bytes. */
export async function picture(name: string): Promise<Buffer> {
  const recipe = recipes[name];
  if (!recipe) throw new Error(`no such picture: ${name}`);
  const luck = chance([...name].reduce((sum, sign) => Math.imul(sum, 31) + sign.charCodeAt(0), 17));
  return photograph(recipe(luck), luck);
}
