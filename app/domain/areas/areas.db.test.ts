import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt, sundayMorning } from "#test/moment";
import { hoursAfter, minuteOf } from "~/domain/shared/time";
import { loadAreas } from "../../../prisma/seed/areas";
import { systemIds } from "~/platform/clock.server";
import { listDropPoints } from "./drop-point-queries.server";
import { endAreaColour } from "./end-area-colour.server";
import { closeDropPoint, keepDropPoint } from "./keep-drop-point.server";
import { addMovementRule, endMovementRule } from "./keep-movement-rule.server";
import { listCommunes, listProvinces, listSpells, nearestCommune } from "./queries.server";
import { readGround } from "./read-ground.server";
import { listRules } from "./rule-queries.server";
import { setAreaColour } from "./set-area-colour.server";
import { resolveAddress } from "./resolve-address.server";
import { searchCommunes } from "./search-communes.server";

const { db } = await testDatabase();
const operator = { personId: "01900000-0000-7000-8000-0000000000aa" };
const anHoiTay = { provinceCode: "79", communeCode: "26882" };
const fresh = (at?: Date) => ({ ...momentAt(at), ids: systemIds });
const sealAnHoiTay = () =>
  setAreaColour(db, fresh(), operator, {
    area: anHoiTay,
    colour: "sealed",
    reason: "Lụt",
    source: "",
    from: null,
    until: null,
  });
const colourNow = async (place: typeof anHoiTay, at: Date) =>
  (await readGround(db)).movement.colourAt(place, minuteOf(at));

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

test("five operators sealing one area make one spell, and ending it opens it", async () => {
  const outcomes = await Promise.all(Array.from({ length: 5 }, sealAnHoiTay));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await colourNow(anHoiTay, sundayMorning)).toBe("sealed");
  expect(await colourNow({ ...anHoiTay, communeCode: "26884" }, sundayMorning)).toBe("green");

  const [spell] = await listSpells(db, sundayMorning);
  expect(spell).toMatchObject({ areaName: "Phường An Hội Tây, Hồ Chí Minh", reason: "Lụt", state: "running" });
  const later = momentAt(hoursAfter(sundayMorning, 1));
  const end = () => endAreaColour(db, later, operator, { spellId: spell?.id ?? "", until: "now" });
  expect(await end()).toEqual({ ok: true });
  expect(await end()).toEqual({ ok: false, reason: "already_over" });
  expect(await colourNow(anHoiTay, later.now)).toBe("green");
  expect(await db.auditEntry.findMany({ select: { action: true }, orderBy: { id: "asc" } })).toEqual([
    { action: "area.closed" },
    { action: "area.reopened" },
  ]);
  expect(await db.outboxEvent.count({ where: { type: "area.changed" } })).toBe(2);
});

test("a change takes effect and goes back at its minute; a colour without an end takes the other's place", async () => {
  const from = hoursAfter(sundayMorning, 10);
  const colour = (hours: number) => colourNow(anHoiTay, hoursAfter(sundayMorning, hours));
  const set = (word: "yellow" | "red" | "green", starts: Date, until: Date | null) =>
    setAreaColour(db, fresh(hoursAfter(sundayMorning, 2)), operator, {
      area: anHoiTay,
      colour: word,
      reason: "Dịch",
      source: "QĐ 1",
      from: starts,
      until,
    });
  expect(await set("yellow", from, null)).toMatchObject({ ok: true });
  expect(await set("red", hoursAfter(from, 2), hoursAfter(from, 4))).toMatchObject({ ok: true });
  expect(await Promise.all([9, 10, 12, 13, 14].map(colour))).toEqual(["green", "yellow", "red", "red", "yellow"]);
  expect(await set("green", hoursAfter(from, 20), null)).toMatchObject({ ok: true });
  expect(await Promise.all([29, 30, 400].map(colour))).toEqual(["yellow", "green", "green"]);
});

test.each([
  [{ from: hoursAfter(sundayMorning, -1) }, "starts_in_the_past"],
  [{ until: sundayMorning }, "ends_before_it_starts"],
  [{ from: hoursAfter(sundayMorning, 24 * 400) }, "too_far_ahead"],
  [{ area: { provinceCode: "79", communeCode: "99999" } }, "unknown_area"],
  [{ area: { provinceCode: "00", communeCode: null } }, "unknown_area"],
] as const)("what cannot be right is refused by name: %o", async (over, reason) => {
  const area = { provinceCode: "01", communeCode: null };
  const good = { area, colour: "red", reason: "", source: "", from: null, until: null } as const;
  expect(await setAreaColour(db, fresh(), operator, { ...good, ...over })).toMatchObject({ ok: false, reason });
});

test("what was decided cannot be rewritten, and what is over keeps its end", async () => {
  const made = await setAreaColour(db, fresh(), operator, {
    area: { provinceCode: "01", communeCode: null },
    colour: "red",
    reason: "Dịch",
    source: "",
    from: null,
    until: null,
  });
  const where = { id: made.ok ? made.spellId : "" };
  await expect(db.areaSpell.update({ where, data: { colour: "green" } })).rejects.toThrow();
  await db.areaSpell.update({
    where,
    data: { until: hoursAfter(sundayMorning, 1), overAt: hoursAfter(sundayMorning, 1) },
  });
  await expect(db.areaSpell.update({ where, data: { until: null } })).rejects.toThrow();
});

test("rules weigh from the minute they are added, and one taken back before it began never was", async () => {
  const at = fresh(hoursAfter(sundayMorning, 40));
  const rule = {
    mover: "courier",
    permission: "barred",
    colour: null,
    area: { provinceCode: "01", communeCode: null },
    hours: { from: 22 * 60, until: 5 * 60 },
    vehicle: "motorbike",
    goods: null,
    replaces: null,
    from: null,
    until: null,
    reason: "Giới nghiêm",
    source: "",
  } as const;
  expect(await addMovementRule(db, at, operator, { ...rule, hours: { from: 60, until: 60 } })).toMatchObject({
    reason: "hours_are_empty",
  });
  expect(await addMovementRule(db, at, operator, rule)).toMatchObject({ ok: true });
  const tomorrow = await addMovementRule(db, fresh(at.now), operator, {
    ...rule,
    hours: null,
    from: hoursAfter(at.now, 24),
  });
  const end = (made: Awaited<ReturnType<typeof addMovementRule>>) =>
    endMovementRule(db, at, operator, { kind: "rule", ruleId: made.ok ? made.ruleId : "" });
  expect(await end(tomorrow)).toEqual({ ok: true });
  expect(await end(tomorrow)).toMatchObject({ reason: "already_over" });
  const { movement } = await readGround(db);
  const says = (iso: string) =>
    movement.verdictAt(
      { mover: "courier", place: { provinceCode: "01", communeCode: "00004" }, vehicle: "motorbike", goods: "ambient" },
      Date.parse(iso) / 60_000,
    ).permission;
  expect(says("2026-11-25T23:00:00+07:00")).toBe("barred");
  expect(says("2026-11-25T12:00:00+07:00")).toBe("free");
  const { rules } = await listRules(db, at.now);
  expect(rules[0]).toMatchObject({ areaName: "Hà Nội", isOwn: true, reason: "Giới nghiêm" });
  expect(rules.filter(({ isOwn }) => isOwn)).toHaveLength(1);
});

test("one commune keeps one ward drop point", async () => {
  const point = {
    ...anHoiTay,
    kind: "ward",
    name: "Nhà văn hóa khu phố 3",
    street: "5 Lê Đức Thọ",
    phone: "",
    hours: { from: 420, until: 1080 },
    pin: null,
  } as const;
  const kept = await Promise.all([1, 2, 3].map(() => keepDropPoint(db, fresh(), operator, point)));
  expect(kept.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await keepDropPoint(db, fresh(), operator, { ...point, hours: { from: 420, until: 450 } })).toMatchObject({
    reason: "hours_too_short",
  });
  expect(await listDropPoints(db)).toMatchObject([{ name: point.name, areaName: "Phường An Hội Tây, Hồ Chí Minh" }]);
  const [standing] = await listDropPoints(db);
  await closeDropPoint(db, fresh(), operator, standing?.id ?? "");
  expect(await listDropPoints(db)).toEqual([]);
});
