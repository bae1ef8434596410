import type { Reader } from "~/platform/db.server";
import { atlasOf } from "./atlas.server";
import { searchCommunes } from "./search-communes.server";
import type { PickerView } from "./types";

type Typed = Readonly<Record<string, string>>;

/**
 * True while the person is still choosing the area: the form came to turn the page, not to be sent. A search for nothing is the
 * Enter key in some other field, so that form is meant to be sent.
 */
export function isPicking({ areaStep, areaPick, areaText }: Typed): boolean {
  return areaPick !== undefined || areaStep === "province" || (areaStep === "find" && (areaText ?? "") !== "");
}

/**
 * What the address picker shows, from what the form said so far. Works in plain HTML: choosing a province or searching posts
 * the form, and comes back with the communes.
 */
export async function pickerView(reader: Reader, typed: Typed = {}, atlas = atlasOf(reader)): Promise<PickerView> {
  const [pickedProvince, pickedCommune] = typed["areaPick"]?.split(":") ?? [];
  const provinceCode = pickedProvince ?? typed["provinceCode"] ?? "";
  const text = typed["areaText"] ?? "";
  const isSearching = typed["areaStep"] === "find" && text !== "";
  return {
    provinces: [...(await atlas.provinces())],
    communes: provinceCode === "" ? [] : [...(await atlas.communesOf(provinceCode))],
    provinceCode,
    communeCode: pickedCommune ?? typed["communeCode"] ?? "",
    text,
    found: isSearching ? await searchCommunes(reader, text) : null,
  };
}
