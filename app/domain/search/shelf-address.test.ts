import { expect, test } from "vitest";
import { readShelfState, shelfQuery, toggled } from "./shelf-address";

const read = (query: string) => readShelfState(new URLSearchParams(query));

test("an address read and written again is the same address", () => {
  const query = "?q=xo%C3%A0i&loai=trai-cay&tinh=68&tinh=82&gia=20k-50k&xep=price&trang=2";
  expect(shelfQuery(read(query))).toBe(query);
});

test("one shelf has one address, however it was typed", () =>
  expect(shelfQuery(read("?trang=1&tinh=82&tinh=68&tinh=68&xep=relevance"))).toBe("?tinh=68&tinh=82"));

test.each([
  "?trang=-1",
  "?trang=zz",
  "?trang=1e9",
  "?xep=<script>",
  "?gia=free",
  "?tinh=' or 1",
  "?cn=%00",
  "?loai=" + "a".repeat(900),
])("nonsense is left out: %s", (query) => expect(["", "?trang=400"]).toContain(shelfQuery(read(query))));

test("a choice is taken and given back, from the first page", () => {
  const once = toggled(read("?trang=3"), "provinces", "68");
  expect(shelfQuery(once)).toBe("?tinh=68");
  expect(shelfQuery(toggled(once, "provinces", "68"))).toBe("");
});
