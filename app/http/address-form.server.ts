import { z } from "zod";
import type { Point } from "~/domain/shared/geo";
import { field } from "./form.server";

const degrees = (most: number) =>
  z.preprocess(
    (value) => (value === "" || value === undefined ? null : Number(value)),
    z.number().min(-most).max(most).nullable(),
  );

/** The fields of `ui/address-picker`, for the schemas of forms that hold one. */
export const addressShape = {
  provinceCode: z
    .string()
    .min(1)
    .regex(/^\d{2}$/),
  communeCode: z
    .string()
    .min(1)
    .regex(/^\d{5}$/),
  street: field.text(160),
  lat: degrees(90),
  lng: degrees(180),
};

/** The pinned spot; null when the person gave none. */
export const pinOf = ({ lat, lng }: { lat: number | null; lng: number | null }): Point | null =>
  lat === null || lng === null ? null : { lat, lng };
