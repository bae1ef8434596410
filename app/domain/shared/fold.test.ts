import { expect, test } from "vitest";
import { fold, slugify } from "./fold";

test("marks and capitals do not matter", () => {
  expect(fold("  Cà  Chua BI Đà Lạt ")).toBe("ca chua bi da lat");
  expect(fold("ĐƯỜNG PHÈN")).toBe("duong phen");
});

test("composed and decomposed letters are the same word", () => {
  expect(fold("ế".normalize("NFD"))).toBe(fold("ế".normalize("NFC")));
});

test("a slug holds letters, digits and single dashes only", () => {
  expect(slugify("Gạo ST25 (túi 5kg) – loại 1!")).toBe("gao-st25-tui-5kg-loai-1");
});
