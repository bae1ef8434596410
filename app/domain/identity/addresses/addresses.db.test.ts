import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt, sundayMorning } from "#test/moment";
import { Missing } from "~/domain/shared/missing";
import type { Phone } from "~/domain/shared/phone";
import { systemIds } from "~/platform/clock.server";
import type { Moment } from "~/platform/outbox.server";
import { listAddresses } from "./address-queries.server";
import { mostAddresses } from "./choose-address";
import { forgetAddress, preferAddress, renameAddress } from "./edit-address.server";
import { keepAddress, noteAddressUsed, type KeepAddress } from "./keep-address.server";
import type { Actor } from "../types";

const { db } = await testDatabase();
const at = (minutes = 0): Moment => momentAt(new Date(sundayMorning.getTime() + minutes * 60_000), systemIds);
const now = sundayMorning;
let phones = 0;

async function aPerson(): Promise<Actor> {
  const phone = `+8491200${String(++phones).padStart(4, "0")}` as Phone;
  const { id } = await db.person.create({ data: { id: systemIds.next(), phone, createdAt: now } });
  return { personId: id, phone, name: null, isOperator: false, sellers: [], courierId: null, courierStatus: null };
}
const door = (street: string, communeCode = "00001"): KeepAddress => ({
  addressId: null,
  name: "Lan",
  phone: "+84912345678" as Phone,
  provinceCode: "79",
  communeCode,
  street,
  lat: 10.7,
  lng: 106.7,
  isPinned: false,
});

beforeAll(async () => {
  const province = { code: "79", name: "Hồ Chí Minh", folded: "ho chi minh", isCity: true, lat: 10.7, lng: 106.7 };
  await db.province.create({ data: province });
  for (const code of ["00001", "00002", "00003"])
    await db.commune.create({
      data: { code, provinceCode: "79", name: `Phường ${code}`, folded: code, lat: 10.7, lng: 106.7, located: "place" },
    });
  const former = { wardName: "Cũ", districtName: "Cũ", provinceName: "Cũ", folded: "cu" };
  await db.formerWard.createMany({
    data: [
      { ...former, wardCode: "90001", communeCode: "00002" },
      { ...former, wardCode: "90002", communeCode: "00002" },
      { ...former, wardCode: "90002", communeCode: "00003" },
    ],
  });
});

test("the same door twice, in two tabs, is one address; the first one kept is the default", async () => {
  const lan = await aPerson();
  await Promise.all([1, 2, 3].map(() => keepAddress(db, at(), lan, door("12 Lê Lợi"))));
  await keepAddress(db, at(1), lan, { ...door("12  le loi"), name: "Má Lan" });
  await keepAddress(db, at(2), lan, door("5 Hai Bà Trưng"));
  const book = await listAddresses(db, lan, now);
  expect(book.map(({ street, name, isDefault }) => [street, name, isDefault])).toEqual([
    ["5 Hai Bà Trưng", "Lan", false],
    ["12  le loi", "Má Lan", true],
  ]);
});

test("a corrected address stays one, and one that was used comes first", async () => {
  const lan = await aPerson();
  const first = await keepAddress(db, at(), lan, door("1 A"));
  await keepAddress(db, at(1), lan, door("2 B"));
  const id = first.ok ? first.addressId : "";
  await noteAddressUsed(db, at(2), lan, id);
  expect((await listAddresses(db, lan, now))[0]?.street).toBe("1 A");
  await keepAddress(db, at(3), lan, { ...door("1 A, hẻm 3", "00002"), addressId: id });
  expect((await listAddresses(db, lan, now)).map(({ street }) => street)).toEqual(["1 A, hẻm 3", "2 B"]);
});

test("a full book says so", async () => {
  const lan = await aPerson();
  for (let number = 0; number < mostAddresses; number++) await keepAddress(db, at(), lan, door(`${number} C`));
  expect(await keepAddress(db, at(), lan, door("one more"))).toMatchObject({ reason: "book_full" });
  expect(await keepAddress(db, at(), lan, door("3 c"))).toMatchObject({ ok: true });
});

test("there is one default, also when two phones choose at once", async () => {
  const lan = await aPerson();
  const kept = await Promise.all(["a", "b", "c"].map((street) => keepAddress(db, at(), lan, door(street))));
  await Promise.all(kept.map((each) => preferAddress(db, lan, each.ok ? each.addressId : "")));
  expect((await listAddresses(db, lan, now)).filter(({ isDefault }) => isDefault)).toHaveLength(1);
});

test("another person's address is not there: not to see, rename, prefer, use, correct or delete", async () => {
  const [lan, tam] = [await aPerson(), await aPerson()];
  const kept = await keepAddress(db, at(), lan, door("12 Lê Lợi"));
  const id = kept.ok ? kept.addressId : "";
  await expect(renameAddress(db, tam, id, "Của tôi")).rejects.toThrow(Missing);
  await expect(preferAddress(db, tam, id)).rejects.toThrow(Missing);
  await expect(forgetAddress(db, tam, id)).rejects.toThrow(Missing);
  await noteAddressUsed(db, at(60), tam, id);
  await keepAddress(db, at(60), tam, { ...door("Ở đâu đó"), addressId: id });
  expect(await db.address.findUnique({ where: { id } })).toMatchObject({ street: "12 Lê Lợi", usedAt: now });
  await forgetAddress(db, lan, id);
  expect(await listAddresses(db, lan, now)).toEqual([]);
});

test("a merged ward is found under its successor; a split one has to be chosen again; a closed one says so", async () => {
  const lan = await aPerson();
  for (const code of ["90001", "90002", "00001"]) await keepAddress(db, at(), lan, door(`ở ${code}`, code));
  await db.areaSpell.create({
    data: {
      id: systemIds.next(),
      provinceCode: "79",
      communeCode: "00001",
      reason: "",
      from: now,
      colour: "sealed",
      setById: lan.personId,
    },
  });
  const book = new Map((await listAddresses(db, lan, now)).map((address) => [address.street, address]));
  expect(book.get("ở 90001")?.place?.communeCode).toBe("00002");
  expect(book.get("ở 90002")?.place).toBeNull();
  expect(book.get("ở 00001")?.isClosed).toBe(true);
});
