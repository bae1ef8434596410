import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc16 } from "./crc16";
import { vietQrPayload } from "./payload";

describe("CRC-16/CCITT-FALSE", () => {
  it("gives the check value of its definition", () => expect(crc16("123456789")).toBe("29B1"));
  it("keeps leading zeros and starts at FFFF", () => expect(crc16("")).toBe("FFFF"));
});

/** Splits tags as a bank's app does. */
function tagsOf(text: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (let at = 0; at < text.length;) {
    const length = Number(text.slice(at + 2, at + 4));
    tags.set(text.slice(at, at + 2), text.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return tags;
}

describe("the text of a VietQR code", () => {
  it("is NAPAS's, sign by sign", () => {
    const text = vietQrPayload({
      bankBin: "970436",
      account: "0011009950446",
      amountVnd: 45_000,
      content: "CQ0123ABCD",
    });
    const unsigned =
      "000201010212" +
      "38570010A00000072701270006970436011300110099504460208QRIBFTTA" +
      "5303704" +
      "540545000" +
      "5802VN" +
      "62140810CQ0123ABCD" +
      "6304";
    expect(text).toBe(unsigned + crc16(unsigned));
  });

  it("holds the beneficiary's tag of NAPAS's published example", () => {
    // The example of the guideline: bank 970403, account 0011012345678.
    const text = vietQrPayload({
      bankBin: "970403",
      account: "0011012345678",
      amountVnd: 180_000,
      content: "THANHTOAN",
    });
    expect(text).toContain("38570010A00000072701270006970403011300110123456780208QRIBFTTA5303704540618000058");
  });

  it("can be read back whatever it holds", () => {
    const sign = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    const text = fc.string({ unit: sign, minLength: 1, maxLength: 19 });
    const bin = fc.integer({ min: 0, max: 999_999 }).map((value) => String(value).padStart(6, "0"));
    fc.assert(
      fc.property(
        bin,
        text,
        fc.integer({ min: 1, max: 2_000_000_000 }),
        text,
        (bankBin, account, amountVnd, content) => {
          const payload = vietQrPayload({ bankBin, account, amountVnd, content });
          const tags = tagsOf(payload);
          const beneficiary = tagsOf(tagsOf(tags.get("38") ?? "").get("01") ?? "");
          expect([beneficiary.get("00"), beneficiary.get("01")]).toEqual([bankBin, account]);
          expect([tags.get("54"), tagsOf(tags.get("62") ?? "").get("08")]).toEqual([String(amountVnd), content]);
          expect(tags.get("63")).toBe(crc16(payload.slice(0, -4)));
        },
      ),
    );
  });

  it.each([
    ["a content with accents", { content: "TÁO" }],
    ["a content of more than 19 signs", { content: "A".repeat(20) }],
    ["half a đồng", { amountVnd: 1.5 }],
    ["nothing", { amountVnd: 0 }],
    ["a bank of five digits", { bankBin: "97043" }],
  ])("is not made of %s", (_, wrong) => {
    const right = { bankBin: "970436", account: "0011009950446", amountVnd: 45_000, content: "CQ0123ABCD" };
    expect(() => vietQrPayload({ ...right, ...wrong })).toThrow();
  });
});
