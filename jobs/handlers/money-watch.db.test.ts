import { beforeEach, expect, test } from "vitest";
import { momentAt } from "#test/moment";
import { testDatabase } from "#test/test-database";
import type { SettlementFiles } from "~/domain/payments/ports";
import { takeTransfer } from "~/domain/payments/vietqr/take-transfer.server";
import { daysAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { transact } from "~/platform/db.server";
import { moneyWatchHandlers } from "./money-watch";

const { db } = await testDatabase();
const morning = new Date("2026-11-22T09:00:00+07:00");
const afternoon = new Date("2026-11-22T13:00:00+07:00");
const phone = "+84901000001";
await db.person.create({ data: { id: systemIds.next(), phone, isOperator: true, createdAt: morning } });

const world = (now: Date, files: SettlementFiles | null = null) => ({
  ...{ db, moment: () => momentAt(now, systemIds), settlementFiles: files },
  ...{ env: { publicUrl: "https://cho.example" }, gateway: { tmnCode: "CHOQUE01" } },
});
const told = async (): Promise<string[]> =>
  (await db.message.findMany({ where: { recipient: phone }, orderBy: { id: "asc" } })).map(({ body }) => body);
beforeEach(() => db.message.deleteMany());

test("money that nobody explained for a day is told of once, with its sum and the page where it is settled", async () => {
  const notice = {
    provider: "sepay" as const,
    account: "0011001",
    reference: "FT1",
    amountVnd: 250_000,
    content: "tien cam",
    bookedAt: morning,
  };
  const our = { bin: "970436", account: "0011001" };
  await transact(db, (tx) => takeTransfer(tx, momentAt(morning, systemIds), our, { notice, codes: [], payable: null }));
  await moneyWatchHandlers["watch-money"](world(afternoon));
  expect(await told()).toEqual([]);
  const later = world(daysAfter(afternoon, 1));
  for (const _run of [1, 2]) await moneyWatchHandlers["watch-money"](later);
  expect(await told()).toHaveLength(1);
  expect((await told())[0]).toMatch(/250\.000 VND.*https:\/\/cho\.example\/dieu-hanh\/tien-chua-ro/);
});

test("a payout run that the bank never confirmed is told of after two days", async () => {
  const run = {
    id: systemIds.next(),
    day: new Date("2026-11-20"),
    madeAt: daysAfter(morning, -3),
    completedAt: morning,
  };
  await db.payoutRun.create({ data: run });
  const payout = { id: "po_1", runId: run.id, payee: "seller:1", amountVnd: 90_000, createdAt: run.madeAt };
  await db.payout.create({ data: { ...payout, bankBin: "970436", number: "1", holder: "A", status: "sent" } });
  await moneyWatchHandlers["watch-money"](world(morning));
  expect((await told()).filter((body) => body.includes(`/tien/chi-tra/${run.id}`))).toHaveLength(1);
});

test("a settlement file is late after noon, one that cannot be read is told of at once, and both only once", async () => {
  const answers = (kind: "not_yet" | "unreachable"): SettlementFiles => ({
    fetch: () => Promise.resolve(kind === "not_yet" ? { kind } : { kind, why: "HTTP 500" }),
  });
  const fetch = (now: Date, files: SettlementFiles | null) =>
    moneyWatchHandlers["fetch-settlements"](world(now, files));
  await fetch(morning, null);
  await fetch(morning, answers("not_yet"));
  expect(await told()).toEqual([]);
  for (const _run of [1, 2]) await fetch(afternoon, answers("unreachable"));
  expect(await told()).toHaveLength(4);
  const crooked: SettlementFiles = { fetch: () => Promise.resolve({ kind: "file", text: "<html>" }) };
  await fetch(daysAfter(morning, 1), crooked);
  expect((await told()).filter((body) => body.includes("2026-11-22"))).toHaveLength(1);
});
