import { aBoard, aDutyCourier, aLoadToCarry, placeAt, redWay, surroundings, tenOClock } from "#test/dispatch-boards";
import { describe, expect, it } from "vitest";
import type { Board } from "./board";
import { checkDecisions } from "./check-decisions";
import { decide } from "./decide";
import type { Decision } from "./decision";

/** A load that has to be asked about now, and one courier. */
const pressed = aLoadToCarry({ window: { from: tenOClock, until: tenOClock + 40 } });
const board = aBoard([pressed], [aDutyCourier()]);
const world = surroundings();

type Offer = Extract<Decision, { kind: "offer" | "roster" }>;

async function theOffer(): Promise<Offer> {
  const [decision] = await decide(board, world);
  if (decision?.kind !== "offer") throw new Error(`decided ${decision?.kind}`);
  return decision;
}

const faults = (spoilt: Partial<Offer>, offer: Offer, own: Board = board): string[] =>
  checkDecisions(own, world, [{ ...offer, ...spoilt }]).map(({ what }) => what);

describe("the checker", () => {
  it("finds nothing wrong with a sound offer", async () => expect(faults({}, await theOffer())).toEqual([]));

  it("finds a load that is forgotten, decided about twice, or not there", async () => {
    const offer = await theOffer();
    expect(checkDecisions(board, world, []).map(({ what }) => what)).toEqual(["forgotten"]);
    expect(checkDecisions(board, world, [offer, offer]).map(({ what }) => what)).toContain("decided about twice");
    expect(faults({ loadIds: ["ghost"] }, offer)).toContain("not on the board");
  });

  it("finds stops that are lost, out of order, or reached too soon", async () => {
    const offer = await theOffer();
    expect(faults({ stops: offer.stops.slice(1) }, offer)).toContain("stops are lost, added or doubled");
    expect(faults({ stops: offer.stops.toReversed() }, offer)).toContain("brought before it is fetched");
    expect(faults({ arrivals: [tenOClock, tenOClock + 1] }, offer).join()).toMatch(/cannot before/);
  });

  it("finds a courier who may not be asked", async () => {
    const offer = await theOffer();
    const on = (courier: Parameters<typeof aDutyCourier>[0]) =>
      faults({}, offer, aBoard([pressed], [aDutyCourier(courier)]));
    expect(on({ capacityG: 1_000 }).join()).toMatch(/carries 3000 g/);
    expect(on({ rangeM: 100 }).join()).toMatch(/out of the range/);
    expect(on({ restsUntil: tenOClock + 1 })).toContain("rests");
    expect(on({ positionAt: tenOClock - 31 })).toContain("nobody knows where");
    expect(on({ shift: { from: tenOClock - 60, until: tenOClock + 5 } })).toContain("works past the end of the shift");
    const refused = { ...pressed, notToAsk: new Map([["courier", tenOClock + 60]]) };
    expect(faults({}, offer, aBoard([refused], [aDutyCourier()])).join()).toMatch(/not to be asked/);
    const elsewhere = { ...pressed, pinnedTo: "another" };
    expect(faults({}, offer, aBoard([elsewhere], [aDutyCourier()]))).toContain("pinned to another");
  });

  it("finds a way into a closed area", async () => {
    const offer = await theOffer();
    const red = offer.stops.map((stop) => ({ ...stop, place: { ...placeAt(10.79, 106.7, "red") } }));
    const found = checkDecisions(board, surroundings(redWay(tenOClock)), [{ ...offer, stops: red }]);
    expect(found.map(({ what }) => what).join()).toMatch(/against red_area/);
  });

  it("finds chilled goods without a box, and a release of goods on board", async () => {
    const offer = await theOffer();
    const chilled = { ...pressed, coldClass: "chilled" } as const;
    expect(faults({}, offer, aBoard([chilled], [aDutyCourier({ coldG: 0 })])).join()).toMatch(/cold box/);
    const aboard = { ...pressed, standing: { kind: "on_board", courierId: "courier" } } as const;
    const released: Decision = { kind: "release", loadId: "load", courierId: "courier", why: "saving" };
    const found = checkDecisions(aBoard([aboard], [aDutyCourier()]), world, [released]);
    expect(found.map(({ what }) => what)).toContain("released while on_board");
  });
});
