import { expect, test } from "vitest";
import { theHub } from "#test/ways";
import { replacementFor, withoutHub } from "./reroute";

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
