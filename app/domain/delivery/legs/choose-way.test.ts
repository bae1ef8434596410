import { expect, test } from "vitest";
import { hoursAfter } from "~/domain/shared/time";
import { place, theHub, theWay } from "#test/ways";
import { chooseWay } from "./choose-way";

const daLat = theHub("da-lat", 11.94, 108.44);
const thuDuc = theHub("thu-duc", 10.85, 106.77);
const ids = (hubs: readonly { hubId: string | null }[]) => hubs.map(({ hubId }) => hubId);

test("from far away goods go to the hub by the farm, share a truck to the hub by the door, and are brought from there", () => {
  const { hubs, directVnd, hubVnd, why } = chooseWay(theWay(), [thuDuc, daLat]);
  expect(ids(hubs)).toEqual(["da-lat", "thu-duc"]);
  expect(hubVnd).toBeLessThan(directVnd);
  expect(why).toBe("cheaper");
});

test("in the neighbourhood goods go straight, even past a hub", () => {
  const way = theWay({ from: place(10.85, 106.76), door: place(10.77, 106.7) });
  expect(chooseWay(way, [thuDuc])).toMatchObject({ hubs: [], hubVnd: null, why: "near" });
});

test("chilled goods pass no hub without a cold room", () => {
  const warm = [daLat, thuDuc].map((hub) => ({ ...hub, hasColdRoom: false }));
  const way = theWay({ coldClass: "chilled" });
  expect(chooseWay(way, warm)).toMatchObject({ hubs: [], why: "no_cold_room" });
  expect(ids(chooseWay(way, [{ ...daLat, hasColdRoom: false }, thuDuc]).hubs)).toEqual(["thu-duc"]);
});

test("a hub that is closed or full is not on any way", () => {
  expect(
    chooseWay(theWay(), [
      { ...daLat, isUsable: false },
      { ...thuDuc, isUsable: false },
    ]),
  ).toMatchObject({
    hubs: [],
    why: "no_hub",
  });
});

test("where the way by hub would be late, goods go straight", () => {
  const { window } = theWay();
  const soon = { from: hoursAfter(window.from, -47), until: hoursAfter(window.from, -46) };
  expect(chooseWay(theWay({ window: soon }), [daLat, thuDuc])).toMatchObject({
    hubs: [],
    hubVnd: null,
    why: "too_late",
  });
});
