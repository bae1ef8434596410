import { expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { vnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import { quoteDelivery } from "~/domain/delivery/quote/quote-delivery.server";
import { minutesAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { seedWorld } from "../../prisma/seed/seed-world";
import { chance } from "../../prisma/seed/world/chance";
import { carry } from "./carry";
import { sell } from "./sell";
import { shop } from "./shop";
import type { Stage } from "./stage";

const { db } = await testDatabase();
const secret = "x".repeat(40);
let now = new Date("2026-11-22T09:00:00+07:00");
const moment = () => ({ now, ids: systemIds });
const nowhere = "http://127.0.0.1:9";
const gateway = vnpayGateway({ tmnCode: "CHOQUE01", secret, origin: nowhere });
const stage: Stage = {
  db,
  moment,
  quoteDelivery,
  gateway,
  luck: chance(7),
  origin: nowhere,
  vnpayOrigin: nowhere,
  creditBelowVnd: 20_000,
};

test("a quarter of an hour in the demo world: orders are paid, packed, taken and driven", async () => {
  await seedWorld({
    db,
    moment: moment(),
    media: null,
    tmnCode: "CHOQUE01",
    pinSecret: secret,
    origin: nowhere,
    orders: 120,
  });
  const before = await db.order.count({ where: { paidAt: { not: null } } });
  const told: string[] = [];
  const done = { steps: 0, accepted: 0, moved: 0 };
  for (let tick = 0; tick < 5; tick += 1) {
    told.push(await shop(stage));
    done.steps += await sell(stage);
    const { accepted, moved } = await carry(stage, secret);
    done.accepted += accepted;
    done.moved += moved;
    now = minutesAfter(now, 3);
  }
  expect({ told, paid: (await db.order.count({ where: { paidAt: { not: null } } })) - before }).toMatchObject({
    paid: told.filter((word) => /^[0-9A-Z]{8}$/.test(word)).length,
  });
  expect(told.filter((word) => /^[0-9A-Z]{8}$/.test(word)).length).toBeGreaterThan(0);
  expect(done.steps).toBeGreaterThan(5);
  expect(done.accepted).toBeGreaterThan(0);
  expect(done.moved).toBeGreaterThan(5);
}, 300_000);
