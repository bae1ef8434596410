import { doorTerms } from "~/domain/areas/ground";
import { presentCommunes, type PresentCommune } from "~/domain/areas/present-communes.server";
import { readGround } from "~/domain/areas/read-ground.server";
import { minuteOf } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import type { Actor } from "../types";
import type { KeptAddress } from "../views";

type AddressRow = {
  id: string;
  label: string;
  name: string;
  phone: string;
  communeCode: string;
  street: string;
  lat: number;
  lng: number;
  isPinned: boolean;
  isDefault: boolean;
};

/** The person's own addresses, the most recently used first, each with what became of its commune. */
export async function listAddresses(reader: Reader, actor: Actor, now: Date): Promise<KeptAddress[]> {
  const rows = await reader.address.findMany({
    where: { personId: actor.personId },
    orderBy: [{ usedAt: "desc" }, { id: "desc" }],
  });
  if (rows.length === 0) return [];
  const [communes, ground] = await Promise.all([
    presentCommunes(
      reader,
      rows.map(({ communeCode }) => communeCode),
    ),
    readGround(reader),
  ]);
  return rows.map((row) => {
    const commune = communes.get(row.communeCode);
    const terms = commune && doorTerms(ground, commune, "ambient", minuteOf(now));
    return view(row, commune, terms === "closed");
  });
}

const view = (row: AddressRow, commune: PresentCommune | undefined, isClosed: boolean): KeptAddress => ({
  addressId: row.id,
  label: row.label,
  name: row.name,
  phone: row.phone,
  street: row.street,
  place: commune
    ? {
        provinceCode: commune.provinceCode,
        provinceName: commune.provinceName,
        communeCode: commune.communeCode,
        communeName: commune.communeName,
      }
    : null,
  pin: row.isPinned ? { lat: row.lat, lng: row.lng } : null,
  isDefault: row.isDefault,
  isClosed,
});
