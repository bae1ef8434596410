import type { Traits } from "~/domain/search/facets";
import type { SearchDocument } from "~/domain/search/types";

/** "rau-cu|68|vietgap+ocop4|18000|2026-11-22" */
export const traitsLine = (document: SearchDocument): string =>
  [
    document.categorySlug,
    document.provinceCode,
    document.certificates.join("+"),
    document.priceVnd,
    document.harvestedOn ?? "",
  ].join("|");

export function* readTraits(lines: string | null): Generator<Traits> {
  if (lines === null) return;
  for (const line of lines.split("\n")) {
    const [category = "", province = "", certificates = "", price = "", harvestedOn = ""] = line.split("|");
    yield {
      category,
      province,
      certificates: certificates === "" ? [] : certificates.split("+"),
      priceVnd: Number(price),
      harvestedOn: harvestedOn === "" ? null : harvestedOn,
    };
  }
}
