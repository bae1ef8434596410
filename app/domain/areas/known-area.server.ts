import type { Reader, Tx } from "~/platform/db.server";
import type { AreaRef } from "./movement";

export const isKnownArea = async (tx: Reader | Tx, { provinceCode, communeCode }: AreaRef): Promise<boolean> =>
  communeCode === null
    ? (await tx.province.count({ where: { code: provinceCode } })) === 1
    : (await tx.commune.count({ where: { code: communeCode, provinceCode } })) === 1;
