import { expect, test } from "vitest";
import { addressPatterns, addressTails } from "./address-words";

test("words that only say the kind of area are not asked for", () => {
  expect(addressPatterns("Phường An Hội Tây, Thành phố Hồ Chí Minh")).toEqual([
    "\\man",
    "\\mhoi",
    "\\mtay",
    "\\mho",
    "\\mchi",
    "\\mminh",
  ]);
});

test("a number is tied to the kind that was said with it", () => {
  expect(addressPatterns("P.8, Q.10")).toEqual(["\\mphuong 0?8\\M", "\\mquan 0?10\\M"]);
  expect(addressPatterns("12 go vap")).toEqual(["\\m0?12\\M", "\\mgo", "\\mvap"]);
});

test("Saigon and TP.HCM are Hồ Chí Minh", () => {
  expect(addressPatterns("TP.HCM")).toEqual(["\\mho", "\\mchi", "\\mminh"]);
  expect(addressPatterns("Sài Gòn")).toEqual(["\\mho", "\\mchi", "\\mminh"]);
});

test("signs with a meaning to the database never get through", () => {
  expect(addressPatterns("(a|b)* \\ [x] ' --").join("")).toBe("\\ma\\mb\\mx");
});

test("a house and a street are tried with the rest first, then without", () => {
  expect(addressTails("12 Lê Lợi, Phường 12, Gò Vấp")).toEqual([
    "12 Lê Lợi, Phường 12, Gò Vấp",
    "Phường 12, Gò Vấp",
    "Gò Vấp",
  ]);
});
