import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { isMissing } from "~/domain/shared/missing";
import { cleanText, field, idParam, readForm } from "./form.server";

const schema = z.object({ name: field.text(20), price: field.vnd(1_000, 1_000_000), phone: field.phone() });

const post = (body: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request("http://shop/x", { method: "POST", body, headers });

test("a right form is read, prices in any usual spelling", async () => {
  const reading = await readForm(
    post(new URLSearchParams({ name: " Bưởi ", price: "25.000 ₫", phone: "0912 345 678" })),
    schema,
  );
  expect(reading).toMatchObject({ ok: true, value: { name: "Bưởi", price: 25_000, phone: "+84912345678" } });
});

test("a field says its own words, and the others say what they can", async () => {
  const own = z.object({
    reason: z.enum(["a", "b"], { error: () => "Vui lòng chọn lý do." }),
    parcels: field.integer(1, 40),
    price: field.vnd(500, 100_000_000),
    boxes: field.integer(1, 40),
  });
  const typed = { parcels: "1,5", price: "900.000.000", boxes: "２" };
  expect(await readForm(post(new URLSearchParams(typed)), own)).toMatchObject({
    ok: false,
    status: 422,
    typed,
    faults: {
      reason: "Vui lòng chọn lý do.",
      parcels: "Vui lòng gõ số nguyên, không có phần lẻ.",
      price: "Lớn nhất là 100.000.000.",
    },
  });
});

test.each([
  ["25.000", 25_000],
  ["25,000", 25_000],
  ["25 000 đ", 25_000],
  ["1.000.000₫", 1_000_000],
  ["025000", 25_000],
  ["25k", 25_000],
  ["25 nghìn", 25_000],
  ["25 ngàn đ", 25_000],
  ["２５．０００", 25_000],
])("%j is a sum", (typed, vnd) => {
  expect(field.vnd(0, 2_000_000).parse(typed)).toBe(vnd);
});

test.each([
  "12.500,00",
  "1.000,5",
  "25.5",
  "1,5",
  "1.000.00",
  "1.000,000",
  "2,5k",
  "25kk",
  "25.000k",
  "1e9",
  "--1",
  "1.",
  ".000",
])("%j could be many sums, so it is none", (typed) => {
  expect(field.vnd(0, 2_000_000).safeParse(typed).success).toBe(false);
});

test.each(["-1", "???", "1", "a", "🍎🍎", "12 34", " "])("%j names nothing", async (name) => {
  const reading = await readForm(post(new URLSearchParams({ name })), z.object({ name: field.name(20) }));
  expect(reading).toMatchObject({ ok: false, status: 422, typed: { name: name.trim() } });
});

test.each(["Ổi", "Lê A", "3 má", "ổi🍏"])("%j is a name", (name) => {
  expect(field.name(20).parse(name)).toBe(name);
});

test("each wrong field gets its own message, and what was typed is kept", async () => {
  const reading = await readForm(post(new URLSearchParams({ name: "", price: "rẻ", phone: "123" })), schema);
  expect(reading).toMatchObject({ ok: false, status: 422, typed: { price: "rẻ", phone: "123" } });
  expect(reading.ok ? [] : Object.keys(reading.faults).sort()).toEqual(["name", "phone", "price"]);
});

test("a broken multipart body is the sender's mistake", async () => {
  const reading = await readForm(
    post("--x\r\nnonsense", { "content-type": "multipart/form-data; boundary=y" }),
    schema,
  );
  expect(reading).toMatchObject({ ok: false, status: 400 });
});

test("an oversized form is refused before it is read", async () => {
  const reading = await readForm(
    post(new URLSearchParams({ name: "x".repeat(200_000) }), { "content-length": "200010" }),
    schema,
  );
  expect(reading).toMatchObject({ ok: false, status: 413 });
});

test("kept text holds no control, invisible or direction-changing signs, and no lone surrogate", () => {
  expect(cleanText("a\u0000b\u202ec\u200bd")).toBe("abcd");
  expect(cleanText("\ud800x")).toBe("x");
  expect(cleanText("🍅 cà chua")).toBe("🍅 cà chua");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(cleanText(text)).not.toMatch(/[\u0000\u202e]/);
      expect(() => encodeURIComponent(cleanText(text))).not.toThrow();
    }),
  );
});

test("what cannot be an id is simply not there", () => {
  for (const wrong of [undefined, "", "1", "'; drop table lot; --", "\u0000", "x".repeat(9_999)]) {
    expect(() => idParam(wrong, "lot")).toThrow(expect.toSatisfy(isMissing));
  }
});
