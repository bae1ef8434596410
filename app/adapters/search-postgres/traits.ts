import { certificates } from "~/domain/catalog/types";
import { priceBands } from "~/domain/search/facets";
import type { SearchDocument } from "~/domain/search/types";

/**
 * What facets count, four signs a product: province, certificates, price band, harvest day. A category of a thousand products is
 * one short text, read by position; migration 20261123000100 writes the same signs in SQL.
 */
export const signsPerProduct = 4;

/** Small numbers begin at "0". */
export const firstSign = 48;
const firstDay = Date.UTC(2020, 0, 1);
const dayMs = 86_400_000;
const noDay = 0x100;

export const packTraits = (
  document: Pick<SearchDocument, "provinceCode" | "certificates" | "priceVnd" | "harvestedOn">,
): string =>
  String.fromCharCode(
    firstSign + Number(document.provinceCode),
    firstSign + certificateBits(document.certificates),
    firstSign + priceBands.findIndex(({ until }) => until === null || document.priceVnd < until),
    daySign(document.harvestedOn),
  );

/** "2026-11-22" → a sign that orders like the day; before all others when nothing was harvested. */
export const daySign = (day: string | null): number =>
  day === null ? noDay : noDay + 1 + Math.max(0, (Date.parse(day) - firstDay) / dayMs);

export const certificateBits = (held: readonly string[]): number =>
  certificates.reduce((bits, certificate, index) => (held.includes(certificate) ? bits | (1 << index) : bits), 0);

/** "20k-50k" → "1"; what is no band meets no product. */
export const priceSign = (bandId: string): string =>
  String.fromCharCode(firstSign + priceBands.findIndex(({ id }) => id === bandId));

export const provinceAt = (packed: string, product: number): number => packed.charCodeAt(product) - firstSign;
export const certificatesAt = (packed: string, product: number): number => packed.charCodeAt(product + 1) - firstSign;
export const priceBandAt = (packed: string, product: number): number => packed.charCodeAt(product + 2) - firstSign;
export const daySignAt = (packed: string, product: number): number => packed.charCodeAt(product + 3);
