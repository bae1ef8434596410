/** The aisles of the market, as the first migration made them. */
export const categoryIds = [
  "rau-cu",
  "trai-cay",
  "gao-ngu-coc",
  "thit-trung",
  "thuy-hai-san",
  "nam",
  "tra-ca-phe",
  "gia-vi-mam",
  "mat-ong-thao-duoc",
  "dac-san",
] as const;

export type CategoryId = (typeof categoryIds)[number];
