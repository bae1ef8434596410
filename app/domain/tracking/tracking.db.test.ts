import { eventually } from "#test/eventually";
import { v7 } from "uuid";
import { afterAll, expect, test, vi } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import { openSignals } from "~/adapters/postgres-signals/signals.server";
import { answerOffer } from "~/domain/delivery/offers/answer-offer.server";
import { recordCourierEvent } from "~/domain/delivery/runs/record-courier-event.server";
import type { CourierEvent } from "~/domain/delivery/runs/courier-event";
import { followOrder, type News } from "./follow-order.server";
import { forgetPositions } from "./forget-positions.server";
import { projectOrders } from "./project-orders.server";
import { storyOf } from "./queries.server";
import { recordPing } from "./record-ping.server";

const { db, url } = await testDatabase();
const world = deliveryWorld(db);
const { at } = world;
const signals = openSignals({ url, onTrouble: () => undefined });
afterAll(() => signals.close());

async function onBoard() {
  await world.emptyRoad();
  const shipment = await world.aShipment();
  const courier = await world.aCourier();
  const offer = await world.offered(shipment.shipmentId);
  await answerOffer(db, at(), courier, { offerId: offer.offerId, answer: "accept" });
  const say = (event: CourierEvent, minutes: number) =>
    recordCourierEvent(db, at(minutes), courier, {
      shipmentId: shipment.shipmentId,
      clientEventId: v7(),
      deviceId: "p",
      deviceTime: at(minutes).now,
      event,
    });
  await say({ type: "arrived" }, 5);
  await say({ type: "scanned", code: shipment.codes[0] ?? "" }, 6);
  return { ...shipment, courier };
}

test("the story is told once, however often and by however many it is projected", async () => {
  const { orderId } = await onBoard();
  await Promise.all(Array.from({ length: 6 }, () => projectOrders(db, [orderId])));
  const { lines } = await storyOf(db, orderId, at(7).now);
  expect(lines.map(({ what }) => what)).toEqual(["shipment.assigned", "shipment.picked_up"]);
});

test("a position is shown coarse, to the shopper who is next, and forgotten after a day", async () => {
  const { orderId, courier } = await onBoard();
  expect(await recordPing(db, at(7), courier, { lat: 10.80123, lng: 106.68456, deviceTime: at(7).now })).toEqual({
    ok: true,
  });
  await recordPing(db, at(7.1), courier, { lat: 10.79, lng: 106.68, deviceTime: at(7.1).now });
  const { shipments } = await storyOf(db, orderId, at(8).now);
  expect(shipments).toMatchObject([
    {
      courier: { lat: 10.801, lng: 106.685 },
      eta: expect.any(String) as string,
      pin: expect.stringMatching(/^\d{4}$/) as string,
    },
  ]);
  expect(await forgetPositions(db, at(60 * 25).now)).toMatchObject({ pings: 1, shown: 1 });
});

test("a page that comes back gets what it missed and then what comes", async () => {
  const { orderId, courier } = await onBoard();
  await projectOrders(db, [orderId]);
  const [first] = await db.trackingEvent.findMany({ where: { orderId }, orderBy: { id: "asc" } });
  const heard: News[] = [];
  const stop = followOrder(
    db,
    signals,
    orderId,
    first?.id ?? 0n,
    (news) => heard.push(news),
    (error) => expect.fail(String(error)),
  );
  await eventually(() => expect(heard.map(({ kind }) => kind)).toEqual(["status"]));
  await recordPing(db, at(7), courier, { lat: 10.8, lng: 106.68, deviceTime: at(7).now });
  await eventually(() => expect(heard.map(({ kind }) => kind)).toEqual(["status", "position"]));
  stop();
});

test("after a lost connection listeners look for themselves", async () => {
  const heard = vi.fn();
  const stop = signals.subscribe(v7(), heard);
  await eventually(async () => {
    const killed = await db.$queryRaw<
      unknown[]
    >`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cho-que-signals' and datname = current_database()`;
    expect(killed).toHaveLength(1);
  });
  await eventually(() => expect(heard).toHaveBeenCalled());
  stop();
});
