import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt, sundayMorning } from "#test/moment";
import { hoursAfter } from "~/domain/shared/time";
import { loadAreas } from "../../../prisma/seed/areas";
import { closeArea } from "./close-area.server";
import { isClosed, listClosures, listCommunes, listProvinces, nearestCommune } from "./queries.server";
import { reopenArea } from "./reopen-area.server";
import { resolveAddress } from "./resolve-address.server";
import { searchCommunes } from "./search-communes.server";

const { db } = await testDatabase();
const operator = { personId: "01900000-0000-7000-8000-0000000000aa" };
const anHoiTay = { provinceCode: "79", communeCode: "26882" };
const closeAnHoiTay = () =>
  closeArea(
    db,
    { ...momentAt(), ids: { next: () => crypto.randomUUID(), random: (n) => new Uint8Array(n) } },
    operator,
    { ...anHoiTay, reason: "Lụt", until: null },
  );

beforeAll(async () => {
  expect(await loadAreas(db)).toEqual({ loaded: true });
});

test("the whole country is there, once, with a spot for every commune", async () => {
  expect(await loadAreas(db)).toEqual({ loaded: false });
  expect(await db.province.count()).toBe(34);
  expect(await db.commune.count()).toBe(3321);
  expect(await db.formerWard.count()).toBeGreaterThan(10_800);
  expect(await db.place.count()).toBeGreaterThan(600);
  expect(await db.$queryRaw`SELECT lat, lng FROM commune GROUP BY lat, lng HAVING count(*) > 3`).toEqual([]);
  expect(await db.commune.count({ where: { located: "province" } })).toBe(0);
});

test.each([
  ["phuong 12 go vap", "Phường An Hội Tây"],
  ["Phường 12, Quận Gò Vấp, TP.HCM", "Phường An Hội Tây"],
  ["25/3 Lê Đức Thọ, P.12, Gò Vấp", "Phường An Hội Tây"],
  ["an hoi tay", "Phường An Hội Tây"],
  ["An Hội Tây, Sài Gòn", "Phường An Hội Tây"],
  ["thanh xuanh ha noi", "Phường Thanh Xuân"],
  ["xa phu xuyen ha noi", "Xã Phú Xuyên"],
])("%s finds %s", async (typed, name) => {
  expect((await searchCommunes(db, typed))[0]?.name).toBe(name);
});

test("the old address that led to a commune is told", async () => {
  const [found] = await searchCommunes(db, "phuong 12 go vap");
  expect(found).toMatchObject({
    communeCode: "26882",
    provinceName: "Hồ Chí Minh",
    formerly: "Phường 12, Quận Gò Vấp",
  });
});

test.each(["", ",,,", "'; drop table commune; --", "zzzzqqqq", "🥬🥬🥬", "(((("])(
  "nothing breaks on %j",
  async (typed) => {
    expect(Array.isArray(await searchCommunes(db, typed))).toBe(true);
  },
);

test("the picker lists cities first and a province's communes by name", async () => {
  expect((await listProvinces(db)).slice(0, 6).map(({ name }) => name)).toContain("Hồ Chí Minh");
  expect((await listCommunes(db, "79")).length).toBe(168);
});

test("a pin decides where exactly; a pin in another province is refused", async () => {
  const near = { lat: 10.84, lng: 106.66 };
  expect(await resolveAddress(db, { ...anHoiTay, pin: near })).toMatchObject({
    ok: true,
    place: { ...near, isPinned: true },
  });
  expect(await resolveAddress(db, { ...anHoiTay, pin: { lat: 21, lng: 105.8 } })).toEqual({
    ok: false,
    reason: "pin_far",
  });
  expect(await resolveAddress(db, { provinceCode: "01", communeCode: "26882" })).toEqual({
    ok: false,
    reason: "unknown_commune",
  });
  expect(await nearestCommune(db, { lat: 8.685, lng: 106.608 })).toMatchObject({ name: "Đặc khu Côn Đảo" });
});

test("five operators closing one area make one closure, and reopening opens it", async () => {
  const outcomes = await Promise.all(Array.from({ length: 5 }, closeAnHoiTay));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await isClosed(db, anHoiTay, sundayMorning)).toBe(true);
  expect(await isClosed(db, { ...anHoiTay, communeCode: "26884" }, sundayMorning)).toBe(false);

  const [closure] = await listClosures(db, sundayMorning);
  expect(closure).toMatchObject({ communeName: "Phường An Hội Tây", reason: "Lụt" });
  const later = momentAt(hoursAfter(sundayMorning, 1));
  expect(await reopenArea(db, later, operator, closure?.id ?? "")).toEqual({ ok: true });
  expect(await reopenArea(db, later, operator, closure?.id ?? "")).toEqual({ ok: false, reason: "already_open" });
  expect(await isClosed(db, anHoiTay, later.now)).toBe(false);
  expect(await db.auditEntry.findMany({ select: { action: true }, orderBy: { id: "asc" } })).toEqual([
    { action: "area.closed" },
    { action: "area.reopened" },
  ]);
  expect(await db.outboxEvent.count({ where: { type: { in: ["area.closed", "area.reopened"] } } })).toBe(2);
});
