import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { visitorAs, type Answer, type Visitor } from "../attack/visitor";
import { fact, facts, idleCouriers, letOthersRest, letOthersWait, ownerOf } from "../support/facts";
import { openCaller } from "../support/http";
import { buy, partOf } from "../support/shop";
import { invariants, killTwoByTwo, seededChance, stubbornly, untilReady, untilToldToEverybody } from "./under-fire";

const farmSlug = "mang-cut-lai-thieu";
const orders = 10;
const couriers = 5;
const rounds = 4;

test("web and worker are killed while sellers pack and couriers answer: every parcel has one shipment and one courier", async ({
  baseURL,
}) => {
  test.setTimeout(420_000);
  const base = String(baseURL);
  const { seed, chance } = seededChance();
  test.info().annotations.push({ type: "seed", description: String(seed) });
  await letOthersWait();
  const farm = await ownerOf(farmSlug);
  const phones = await idleCouriers(farm, couriers);
  await letOthersRest(...phones);
  const parts = await paidParts(base);
  const seller = await visitorAs(farm.phone as `+${string}`, base);
  const onDuty = await Promise.all(phones.map((phone) => visitorAs(phone, base)));
  for (const courier of onDuty) expect((await courier.post("/giao-hang", startAt(farm))).status).toBe(302);

  let isOpen = true;
  const riding = onDuty.map(async (courier) => {
    while (isOpen) await ride(courier, chance);
  });
  const packing = packAll(seller, parts, chance);
  await killTwoByTwo(base, rounds, chance);
  await packing;
  await expect.poll(() => waiting(parts), { timeout: 150_000, intervals: [1_000] }).toEqual([]);
  isOpen = false;
  await Promise.all(riding);

  await untilReady(base);
  await untilToldToEverybody();
  expect(await takenTwice(parts), "one yes a shipment").toEqual([]);
  expect(await countRefunds(parts), "every short weight went back once").toBe(parts.length);
  expect(invariants()).toContain(" hold, 0 broken");
});

async function paidParts(base: string): Promise<string[]> {
  const shopper = await openCaller(base);
  const parts: string[] = [];
  for (let place = 0; place < orders; place += 1) {
    const { token } = await buy(shopper, [{ product: "oi-le-lai-thieu", quantity: 1_000 }], `Người mua ${place}`);
    parts.push((await partOf(token)).id);
  }
  await shopper.close();
  return parts;
}

const startAt = ({ lat, lng }: { lat: number; lng: number }) => ({
  intent: "start_shift",
  lat: String(lat),
  lng: String(lng),
  ageSeconds: "0",
});

/** Three hands at the packing table; each takes the next order and does whatever is left to do about it. */
async function packAll(seller: Visitor, parts: readonly string[], chance: () => number): Promise<void> {
  const left = [...parts];
  const hand = async (): Promise<void> => {
    for (let part = left.shift(); part !== undefined; part = left.shift()) {
      await packOne(seller, part);
      await pause(chance() * 1_500);
    }
  };
  await Promise.all([hand(), hand(), hand()]);
}

type Part = { status: string; version: number; lineId: string };

async function packOne(seller: Visitor, part: string): Promise<void> {
  const work = (form: Record<string, string>): Promise<Answer> =>
    stubbornly(() => seller.post(`/nha-vuon/don/${part}`, form));
  for (let step = 0; step < 12; step += 1) {
    const { status, version, lineId } = await fact<Part>(
      `select s.status, s.version, l.id::text as "lineId" from sub_order s join order_line l on l.sub_order_id = s.id where s.id = $1`,
      [part],
    );
    if (status === "new") await work({ intent: "accept" });
    else if (status === "accepted") await work({ intent: "weigh", lineId, weight: "0,9" });
    else if (status === "weighed") await work({ intent: "pack", parcels: "2", version: String(version) });
    else return;
  }
  throw new Error(`part ${part} does not get packed`);
}

/** Looks at the phone; says yes to most offers, no to some, and lets some run out; fetches what was promised. */
async function ride(courier: Visitor, chance: () => number): Promise<void> {
  const page = await stubbornly(() => courier.get("/giao-hang"));
  const offerId = /data-offer="([^"]+)"/.exec(page.text)?.[1];
  const luck = chance();
  if (offerId !== undefined && luck < 0.75)
    await stubbornly(() => courier.post("/giao-hang", { intent: "accept", offerId }));
  else if (offerId !== undefined && luck < 0.8)
    await stubbornly(() => courier.post("/giao-hang", { intent: "decline", offerId, reason: "break" }));
  const arrival = /name="shipmentId" value="([^"]+)"/.exec(page.text)?.[1];
  if (arrival !== undefined && chance() < 0.3) await fetchGoods(courier, arrival);
  await pause(150 + chance() * 400);
}

/** Each word to the shop keeps its name until it is heard, as the phone's outbox does. */
async function fetchGoods(courier: Visitor, shipmentId: string): Promise<void> {
  const parcels = await facts<{ code: string }>("select code from parcel where shipment_id = $1", [shipmentId]);
  const told = [{ type: "arrived" }, ...parcels.map(({ code }) => ({ type: "scanned", code }))];
  for (const event of told) {
    const clientEventId = randomUUID();
    await stubbornly(() => courier.post("/giao-hang/su-kien", { ...event, shipmentId, clientEventId }));
  }
}

/** Parts that are not with a courier yet, though somebody is there to take them; a fifth no is a person's business. */
const waiting = (parts: readonly string[]): Promise<object[]> =>
  facts(
    `select sub.id, sub.status, shipment.status as shipment, shipment.offers_made as offers from sub_order sub
     left join shipment on shipment.sub_order_id = sub.id
     where sub.id = any($1) and (shipment.id is null or (shipment.status in ('ready', 'offered') and shipment.offers_made < 5))`,
    [parts],
  );

const takenTwice = (parts: readonly string[]): Promise<object[]> =>
  facts(
    `select shipment.id, count(*) from shipment join offer on offer.shipment_id = shipment.id and offer.status = 'accepted'
     where shipment.sub_order_id = any($1) group by shipment.id having count(*) > 1`,
    [parts],
  );

async function countRefunds(parts: readonly string[]): Promise<number> {
  const causes = parts.map((part) => `weighed:${part}`);
  const { count } = await fact<{ count: number }>(
    `select ((select count(*) from refund where cause = any($1) and amount_vnd > 0 and status in ('pending', 'succeeded'))
       + (select count(*) from credit_lot where cause = any($1)))::int as count`,
    [causes],
  );
  return count;
}
