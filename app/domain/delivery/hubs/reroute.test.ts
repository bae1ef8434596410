import { expect, test } from "vitest";
import { theHub } from "#test/ways";
import { fateAround, replacementFor, withoutHub } from "./reroute";

const closed = theHub("thu-duc", 10.85, 106.77, { isUsable: false });
const binhTan = theHub("binh-tan", 10.76, 106.6);
const canTho = theHub("can-tho", 10.03, 105.78);
const daNang = theHub("da-nang", 16.05, 108.2);

test("the nearest open hub takes the place of a closed one, with a cold room when it is needed, but none far away", () => {
  expect(replacementFor(closed, [closed, daNang, canTho, binhTan], false)?.hubId).toBe("binh-tan");
  expect(replacementFor(closed, [{ ...binhTan, hasColdRoom: false }, daNang], true)).toBeNull();
  expect(replacementFor(closed, [daNang], false)).toBeNull();
});

test("the way goes round the closed hub, and through no hub twice in a row", () => {
  expect(withoutHub([daNang, closed], "thu-duc", binhTan)).toEqual([daNang, binhTan]);
  expect(withoutHub([binhTan, closed], "thu-duc", binhTan)).toEqual([binhTan]);
  expect(withoutHub([closed], "thu-duc", null)).toEqual([]);
});

test("what a closed hub does to a shipment depends on where the goods are and whether another hub is near", () => {
  const leg = { seq: 1, toHubId: "thu-duc", endedAt: null };
  const further = { seq: 2, toHubId: "can-tho", endedAt: null };
  const way = { status: "ready", hubId: null, leg, legs: [leg, further] } as const;
  expect(fateAround(way, "thu-duc", false)).toBe("choose_again");
  expect(fateAround({ ...way, status: "picked_up" }, "thu-duc", true)).toBe("go_round");
  expect(fateAround({ ...way, status: "picked_up" }, "thu-duc", false)).toBe("hold");
  expect(fateAround({ ...way, status: "picked_up" }, "can-tho", false)).toBe("go_round");
  expect(fateAround({ ...way, status: "at_hub", hubId: "thu-duc" }, "thu-duc", true)).toBe("hold");
  expect(fateAround(way, "da-nang", true)).toBe("as_it_was");
  expect(fateAround({ ...way, status: "held" }, "thu-duc", true)).toBe("as_it_was");
  const past = { ...leg, endedAt: new Date(0) };
  expect(fateAround({ ...way, leg: further, legs: [past, further] }, "thu-duc", true)).toBe("as_it_was");
});
