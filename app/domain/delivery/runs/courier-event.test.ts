import { expect, test } from "vitest";
import { allowedEvents, decideEvent, type CourierEvent, type ShipmentFacts } from "./courier-event";
import { legKinds } from "../legs/leg";
import { shipmentStatuses } from "../shipment-status";

const facts = (over: Partial<ShipmentFacts> = {}): ShipmentFacts => ({
  status: "at_dropoff",
  legKind: "direct",
  isHandOver: false,
  attempts: 0,
  dropPin: "4821",
  pinTriesLeft: 5,
  parcels: [{ code: "AAA", isScanned: false, isAtHub: false }],
  unansweredCalls: 0,
  ...over,
});
const failed = (reason: "no_answer" | "changed_mind" | "breakdown" | "zone_locked"): CourierEvent => ({
  type: "failed",
  reason,
  note: "",
});
const pin = (digits: string): CourierEvent => ({ type: "delivered", by: { kind: "pin", pin: digits } });

test("the right code delivers, a wrong one does not, and none is taken after the last try", () => {
  expect(decideEvent(facts(), pin("4821"))).toMatchObject({ path: ["delivered"] });
  expect(decideEvent(facts(), pin("4822"))).toMatchObject({ reason: "wrong_pin" });
  expect(decideEvent(facts({ pinTriesLeft: 0 }), pin("4821"))).toMatchObject({ reason: "pin_locked" });
});

test("a photo still delivers when the code is locked", () => {
  const photo: CourierEvent = { type: "delivered", by: { kind: "photo", photoId: "p" } };
  expect(decideEvent(facts({ pinTriesLeft: 0 }), photo)).toMatchObject({ path: ["delivered"] });
});

test("goods are on board when the last parcel is scanned, in any order and however often", () => {
  const two = (first: boolean) =>
    facts({
      status: "at_pickup",
      parcels: [
        { code: "AAA", isScanned: first, isAtHub: false },
        { code: "BBB", isScanned: false, isAtHub: false },
      ],
    });
  expect(decideEvent(two(false), { type: "scanned", code: "AAA" })).toMatchObject({ path: [] });
  expect(decideEvent(two(true), { type: "scanned", code: "AAA" })).toMatchObject({ path: [] });
  expect(decideEvent(two(true), { type: "scanned", code: "BBB" })).toMatchObject({ path: ["picked_up"] });
  expect(decideEvent(two(true), { type: "scanned", code: "CCC" })).toMatchObject({ reason: "wrong_parcel" });
});

test("nobody answered is believed only after a call", () => {
  expect(decideEvent(facts(), failed("no_answer"))).toMatchObject({ reason: "call_first" });
  expect(decideEvent(facts({ unansweredCalls: 1 }), failed("no_answer"))).toMatchObject({
    path: ["delivery_failed"],
    after: "retry",
  });
});

test("the third failed visit turns the goods around", () => {
  expect(decideEvent(facts({ attempts: 2, unansweredCalls: 1 }), failed("no_answer"))).toMatchObject({
    path: ["delivery_failed", "returning"],
  });
});

test("a locked zone holds the goods and a breakdown frees the shipment", () => {
  expect(decideEvent(facts(), failed("zone_locked"))).toMatchObject({ path: ["delivery_failed", "held"] });
  expect(decideEvent(facts({ status: "assigned" }), failed("breakdown"))).toMatchObject({
    path: ["pickup_failed", "ready"],
  });
});

test("a reason for the other end of the trip is refused", () => {
  expect(decideEvent(facts({ status: "at_pickup" }), failed("changed_mind"))).toMatchObject({ reason: "wrong_leg" });
});

test("what the phone offers is never a conflict", () => {
  const samples: CourierEvent[] = [
    { type: "arrived" },
    { type: "called", reached: true },
    { type: "scanned", code: "AAA" },
    pin("4821"),
    { type: "returned" },
    { type: "lost", reason: "crushed", note: "", photoId: null },
  ];
  const cases = shipmentStatuses.flatMap((status) => legKinds.map((legKind) => ({ status, legKind })));
  for (const { status, legKind } of cases) {
    for (const event of samples.filter(({ type }) => allowedEvents(status, legKind).includes(type))) {
      expect(decideEvent(facts({ status, legKind }), event)).not.toMatchObject({ reason: "conflict" });
    }
  }
});

test("goods that are lost or spoiled stop where they are, there or back; nobody loses what they do not have", () => {
  const lost: CourierEvent = { type: "lost", reason: "stolen", note: "", photoId: null };
  for (const status of ["picked_up", "in_transit", "at_dropoff", "returning"] as const)
    expect(decideEvent(facts({ status }), lost)).toMatchObject({ path: ["held"], after: "hold" });
  expect(decideEvent(facts({ status: "held" }), lost)).toMatchObject({ path: [] });
  for (const status of ["assigned", "at_pickup", "delivered", "lost"] as const)
    expect(decideEvent(facts({ status }), lost)).toMatchObject({ reason: "conflict" });
});

const onTheWayToAHub = (over: Partial<ShipmentFacts> = {}) => facts({ status: "picked_up", legKind: "first", ...over });

test("at a hub the last scan hands the goods in; there is no door, no code and nobody to call", () => {
  const one = { code: "AAA", isScanned: true, isAtHub: false };
  const two = onTheWayToAHub({ parcels: [one, { ...one, code: "BBB" }] });
  expect(decideEvent(two, { type: "scanned", code: "AAA" })).toMatchObject({ path: [] });
  expect(decideEvent(onTheWayToAHub(), { type: "scanned", code: "AAA" })).toMatchObject({ path: ["at_hub"] });
  expect(decideEvent(onTheWayToAHub(), { type: "scanned", code: "ZZZ" })).toMatchObject({ reason: "wrong_parcel" });
  expect(decideEvent(onTheWayToAHub(), pin("4821"))).toMatchObject({ reason: "conflict" });
  expect(decideEvent(onTheWayToAHub(), { type: "arrived" })).toMatchObject({ path: [] });
  expect(allowedEvents("in_transit", "haul")).toEqual(["scanned", "failed", "lost"]);
});

test("each leg has a state of its own for goods on board", () => {
  const scan = (legKind: ShipmentFacts["legKind"]) =>
    decideEvent(facts({ status: "at_pickup", legKind }), { type: "scanned", code: "AAA" });
  expect(scan("first")).toMatchObject({ path: ["picked_up"] });
  expect(scan("haul")).toMatchObject({ path: ["in_transit"] });
  expect(scan("last")).toMatchObject({ path: ["out_for_delivery"] });
});

test("on the way to a hub only the road and the cold chain stop goods, and then a person decides", () => {
  expect(decideEvent(onTheWayToAHub(), failed("zone_locked"))).toMatchObject({ path: ["held"], after: "hold" });
  expect(decideEvent(onTheWayToAHub(), failed("changed_mind"))).toMatchObject({ reason: "wrong_leg" });
});

test("goods that the last leg could not deliver go back to the hub they left, others to the seller", () => {
  expect(decideEvent(facts({ status: "returning", legKind: "last" }), { type: "returned" })).toMatchObject({
    path: ["at_hub"],
  });
  expect(decideEvent(facts({ status: "returning" }), { type: "returned" })).toMatchObject({ path: ["returned"] });
});
