import type { Reader } from "~/platform/db.server";
import { mayApplyAgain } from "./approval";
import type { Actor, ApprovalStatus, SellerKind, Vehicle } from "../types";

/** May this person apply now, and what did they say the last time: a declined one corrects, and types nothing twice. */
export type Applying<Said> = { mayApply: true; said: Said | null } | { mayApply: false };

type SaidToSell = {
  name: string;
  about: string;
  street: string;
  taxCode: string;
  provinceCode: string;
  communeCode: string;
};

export async function applyingToSell(reader: Reader, actor: Actor, kind: SellerKind): Promise<Applying<SaidToSell>> {
  const seller = await reader.seller.findFirst({
    where: { kind, memberships: { some: { personId: actor.personId, role: "owner" } } },
  });
  if (!seller) return { mayApply: true, said: null };
  if (!mayApplyAgain(seller.status as ApprovalStatus)) return { mayApply: false };
  const { name, about, street, taxCode, provinceCode, communeCode } = seller;
  return { mayApply: true, said: { name, about, street, taxCode: taxCode ?? "", provinceCode, communeCode } };
}

type SaidToCarry = {
  name: string;
  vehicle: Vehicle;
  plate: string;
  capacityG: number;
  hasColdBox: boolean;
  rangeM: number;
  provinceCode: string;
  communeCode: string;
};

export async function applyingToCarry(reader: Reader, actor: Actor): Promise<Applying<SaidToCarry>> {
  const courier = await reader.courier.findUnique({ where: { personId: actor.personId } });
  if (!courier) return { mayApply: true, said: null };
  if (!mayApplyAgain(courier.status as ApprovalStatus)) return { mayApply: false };
  const { name, plate, capacityG, hasColdBox, rangeM, provinceCode, communeCode } = courier;
  const vehicle = courier.vehicle as Vehicle;
  return {
    mayApply: true,
    said: { name, vehicle, plate, capacityG, hasColdBox, rangeM, provinceCode, communeCode },
  };
}
