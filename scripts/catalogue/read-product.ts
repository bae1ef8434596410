import { fold } from "~/domain/shared/fold";
import type { Measure, Unit } from "~/domain/shared/quantity";

/** The generator's places, by the code of the province they belong to since 2025-07-01. */
const provinces: Readonly<Record<string, string>> = {
  "Đà Lạt": "68",
  "Phú Quốc": "91",
  "Buôn Ma Thuột": "66",
  "Bát Tràng": "01",
  "Hà Đông": "01",
  "Lý Sơn": "51",
  "Mộc Châu": "14",
  "Sa Pa": "15",
  "Bến Tre": "86",
  "Cần Thơ": "92",
  "Sóc Trăng": "92",
  "Hải Hậu": "37",
  "Thái Nguyên": "19",
  "Hội An": "48",
  Huế: "46",
  "Nha Trang": "56",
  "Phan Thiết": "68",
  "Cà Mau": "96",
  "Đồng Tháp": "82",
  "Tiền Giang": "82",
  "Vĩnh Long": "86",
  "Hưng Yên": "33",
  "Bắc Giang": "24",
  "Hà Giang": "08",
  "Điện Biên": "11",
  "Gia Lai": "52",
  "Bảo Lộc": "68",
  "Ninh Thuận": "56",
  "Quảng Nam": "48",
  "Tây Ninh": "80",
};

export const originProvince = (origin: string): string => provinces[origin] ?? "79";

/** What a variant's name says of its weight in grams: "Túi 500g", "Can 2 lít"; half a kilogram when it says nothing. */
export function weightOf(variant: string): number {
  const [, amount, unit] = /(\d+)\s*(kg|g|ml|lit)\b/.exec(fold(variant)) ?? [];
  if (amount === undefined) return 500;
  return Number(amount) * (unit === "kg" || unit === "lit" ? 1000 : 1);
}

export function packTerms(variant: string): {
  unit: Unit;
  soldBy: Measure;
  pricedBy: Measure;
  step: number;
  minimum: number;
  maximum: number;
} {
  const folded = fold(variant);
  const unit: Unit = /^(thung|hop|1 hop)/.test(folded) ? "box" : /^(1 cai|bo|co|loai)/.test(folded) ? "piece" : "pack";
  return { unit, soldBy: "each", pricedBy: "each", step: 1, minimum: 1, maximum: 50 };
}

export function certificatesFor({ id, name }: { id: number; name: string }): string[] {
  const folded = fold(name);
  return [
    ...(folded.includes("vietgap") ? ["vietgap"] : []),
    ...(folded.includes("huu co") ? ["organic"] : []),
    ...(id % 11 === 0 ? ["ocop4"] : id % 17 === 0 ? ["ocop3"] : []),
  ];
}

/** Fresh goods have a season of five months; the rest all year. */
export function seasonFor({ id, categorySlug }: { id: number; categorySlug: string }): number[] {
  if (categorySlug !== "rau-cu" && categorySlug !== "trai-cay") return [];
  return Array.from({ length: 5 }, (_, month) => ((id + month) % 12) + 1);
}
