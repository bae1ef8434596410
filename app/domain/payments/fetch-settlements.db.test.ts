import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { settlementsByHttp } from "~/adapters/settlement-http/settlement-http.server";
import { systemIds } from "~/platform/clock.server";
import { fetchSettlements } from "./fetch-settlements.server";

const { db } = await testDatabase();
const moment = momentAt(sundayMorning, systemIds);
const header =
  "terminal,txn_ref,transaction_no,transaction_type,transaction_date,bank_code,amount_vnd,fee_vnd,net_vnd,settled_on";
const tmnCode = "CHOQUE01";

test("days that are missing are fetched once; what is late, gone or crooked is named and asked for again", async () => {
  const answers = new Map([
    [
      "20261118",
      { status: 200, body: `${header}\n${tmnCode},GHOST1,1,01,20261118080000,NCB,50000,500,49500,20261119` },
    ],
    ["20261119", { status: 404, body: "" }],
    ["20261120", { status: 200, body: "<html>" }],
    ["20261121", { status: 500, body: "" }],
  ]);
  const server = createServer((request, response) => {
    const { status, body } = answers.get((request.url ?? "").slice(1, 9)) ?? { status: 410, body: "" };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const files = settlementsByHttp(`http://127.0.0.1:${port}/{day}.csv`);
  const outcomes = async () =>
    (await fetchSettlements(db, moment, { files, tmnCode })).map(({ day, outcome }) => `${day} ${outcome}`);
  expect(await outcomes()).toEqual([
    "2026-11-18 imported",
    "2026-11-19 not_yet",
    "2026-11-20 unreadable",
    "2026-11-21 unreachable",
  ]);
  answers.set("20261119", { status: 200, body: header });
  expect(await outcomes()).toEqual(["2026-11-19 imported", "2026-11-20 unreadable", "2026-11-21 unreachable"]);
  expect(await db.settlementLine.count({ where: { verdict: "unknown_to_us" } })).toBe(1);
  await new Promise((done) => server.close(done));
  expect(await outcomes()).toEqual(["2026-11-20 unreachable", "2026-11-21 unreachable"]);
});
