import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import { answerOffer } from "./answer-offer.server";
import { courierDay } from "../runs/courier-queries.server";
import { startShift } from "../runs/keep-shift.server";
import { answering } from "../dispatch/settings";
import { expireOffers } from "./expire-offers.server";
import { noteOfferSeen } from "./note-offer-seen.server";
import { newsOfOffer } from "./offer-news.server";

const { db } = await testDatabase();
const { at, aShipment, aCourier, offered, emptyRoad } = deliveryWorld(db);

beforeEach(emptyRoad);

test("an offer is seen once, by its own courier, and then still answered", async () => {
  const { shipmentId } = await aShipment();
  const courier = await aCourier();
  const { offerId } = await offered(shipmentId);
  const offer = () => db.offer.findUniqueOrThrow({ where: { id: offerId } });
  expect((await courierDay(db, courier, at().now)).offer).toMatchObject({ id: offerId, isUnseen: true });
  expect(await newsOfOffer(db, shipmentId, at().now)).toMatchObject({
    ...{ offerId, phone: courier.phone },
    expiresAt: (await offer()).expiresAt,
  });

  const stranger = await aCourier({ onShift: false });
  await noteOfferSeen(db, at(0.1), stranger, offerId);
  expect(await offer()).toMatchObject({ status: "sent", seenAt: null });
  await Promise.all([0.2, 0.2, 0.2].map((minutes) => noteOfferSeen(db, at(minutes), courier, offerId)));
  await noteOfferSeen(db, at(0.5), courier, offerId);
  expect(await offer()).toMatchObject({ status: "seen", seenAt: at(0.2).now });
  expect((await courierDay(db, courier, at(0.5).now)).offer).toMatchObject({ isUnseen: false });

  expect(await answerOffer(db, at(0.6), courier, { offerId, answer: "accept" })).toMatchObject({ ok: true });
  await noteOfferSeen(db, at(0.7), courier, offerId);
  expect(await offer()).toMatchObject({ status: "accepted", seenAt: at(0.2).now });
  expect(await newsOfOffer(db, shipmentId, at(0.7).now)).toBeNull();
});

test("a courier whose shift was ended for silence is told so until the next one", async () => {
  const { shipmentId } = await aShipment();
  const courier = await aCourier();
  await offered(shipmentId);
  const { courierId } = courier;
  await db.shift.updateMany({ where: { courierId }, data: { silences: answering.silencesBeforeOffDuty - 1 } });
  expect(await courierDay(db, courier, at().now)).toMatchObject({ isOnShift: true, isSentHome: false });
  await expireOffers(db, at(10));
  expect(await courierDay(db, courier, at(10).now)).toMatchObject({ isOnShift: false, isSentHome: true, seenAt: null });
  const { lat, lng } = await db.shift.findFirstOrThrow({ where: { courierId } });
  expect(await startShift(db, at(11), courier, { lat, lng, ageSeconds: 0 })).toMatchObject({ ok: true });
  expect(await courierDay(db, courier, at(11).now)).toMatchObject({ isOnShift: true, isSentHome: false });
});
