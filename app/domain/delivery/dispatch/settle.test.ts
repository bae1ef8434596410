import { aBoard, aDutyCourier, aLoadToCarry, placeAt, surroundings, tenOClock } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import type { OpenLoad } from "./board";
import { decide } from "./decide";

const couriers = [aDutyCourier(), aDutyCourier({ id: "idle" })];

const kindFor = async (own: Partial<OpenLoad>): Promise<string | undefined> =>
  (await decide(aBoard([aLoadToCarry(own)], couriers), surroundings()))[0]?.kind;

test("a meal that is not cooked yet is planned, and promised when its courier has to leave", async () => {
  const meal = { window: { from: tenOClock, until: tenOClock + 40 }, openSince: tenOClock - 1 };
  expect(await kindFor({ ...meal, readyAt: tenOClock + 18 })).toBe("wait");
  expect(await kindFor({ ...meal, readyAt: tenOClock + 3 })).toBe("offer");
});

test("the price of the other couriers is there for whoever asks, twice the same", async () => {
  const [offer] = await decide(aBoard([aLoadToCarry()], couriers), surroundings());
  if (offer?.kind !== "offer") throw new Error("nothing offered");
  expect(offer.alternatives.map(({ courierId }) => courierId).sort()).toEqual(["courier", "idle"]);
  expect(offer.alternatives).toBe(offer.alternatives);
});

test("what is fetched within the shift may be brought after it only where that is agreed", async () => {
  const shift = { from: tenOClock - 60, until: tenOClock + 8 };
  const load = aLoadToCarry({ from: placeAt(10.78, 106.69), window: { from: tenOClock, until: tenOClock + 30 } });
  const kind = async (finishesBy?: number): Promise<string | undefined> => {
    const courier = aDutyCourier({ shift, ...(finishesBy === undefined ? {} : { finishesBy }) });
    return (await decide(aBoard([load], [courier]), surroundings()))[0]?.kind;
  };
  expect(await kind()).toBe("unassigned");
  expect(await kind(tenOClock + 60)).toBe("offer");
  expect(await kind(tenOClock + 9)).toBe("unassigned");
});
