import type { Reader } from "~/platform/db.server";
import type { Colour, Side } from "./movement";
import { searchCommunes } from "./search-communes.server";

type Said = { readonly colour: Colour | null; readonly provinceCode: string; readonly commune: string };

/** One side of a border as an operator types it: a colour, a province, a commune by its name. Null: no such commune there. */
export async function findSide(reader: Reader, { colour, provinceCode, commune }: Said): Promise<Side | null> {
  if (commune === "") return { colour, area: provinceCode === "" ? null : { provinceCode, communeCode: null } };
  const found = await searchCommunes(reader, commune);
  const there = found.find((one) => provinceCode === "" || one.provinceCode === provinceCode);
  return there ? { colour, area: { provinceCode: there.provinceCode, communeCode: there.communeCode } } : null;
}
