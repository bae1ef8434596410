import { expect, test } from "vitest";
import { accepts } from "./accepts";

test.each([
  ["gzip, deflate, br", true, true],
  ["gzip;q=0", false, false],
  ["br;q=0.0, gzip;q=0.5", true, false],
  ["gzip;q=0, br;q=1.0", false, true],
  ["", false, false],
])("%s", (header, gzip, br) => expect([accepts(header, "gzip"), accepts(header, "br")]).toEqual([gzip, br]));
