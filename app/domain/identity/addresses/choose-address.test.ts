import { expect, test } from "vitest";
import { chooseAddress } from "./choose-address";
import type { KeptAddress } from "../views";

const address = (addressId: string, more: Partial<KeptAddress> = {}): KeptAddress => ({
  addressId,
  label: "",
  name: "Lan",
  phone: "+84912345678",
  street: "1 Lê Lợi",
  place: { provinceCode: "79", provinceName: "Hồ Chí Minh", communeCode: "26734", communeName: "Bến Thành" },
  pin: null,
  isDefault: false,
  isClosed: false,
  ...more,
});
const idOf = (book: KeptAddress[], wanted?: string) => chooseAddress(book, wanted)?.addressId ?? null;

test("the default comes first, else the latest", () => {
  expect(idOf([address("a"), address("b")])).toBe("a");
  expect(idOf([address("a"), address("b", { isDefault: true })])).toBe("b");
  expect(idOf([])).toBeNull();
});

test("what the shopper asked for is taken even where delivery is stopped; the page says so", () => {
  expect(idOf([address("a"), address("b", { isClosed: true })], "b")).toBe("b");
});

test("nobody is led to a closed or vanished place, nor to somebody else's address", () => {
  const book = [address("a", { isClosed: true, isDefault: true }), address("b", { place: null }), address("c")];
  expect(idOf(book)).toBe("c");
  expect(idOf(book, "b")).toBe("c");
  expect(idOf(book, "not mine")).toBe("c");
});
