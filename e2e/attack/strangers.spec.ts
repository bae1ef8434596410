import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { fact } from "../support/facts";
import { visitorAs } from "./visitor";

const own = "nha-vuon-ut-hien";

/** Things that belong to somebody else, by the address where their owner would find them. */
const foreign: readonly (readonly ["farmer" | "courier", string, string])[] = [
  [
    "farmer",
    "/nha-vuon/don/:id",
    `select o.id from sub_order o join seller s on s.id = o.seller_id where s.slug <> '${own}' limit 1`,
  ],
  [
    "farmer",
    "/nha-vuon/don/:id/nhan",
    `select o.id from sub_order o join seller s on s.id = o.seller_id where s.slug <> '${own}' and o.status = 'settled' limit 1`,
  ],
  [
    "farmer",
    "/nha-vuon/san-pham/:id",
    `select p.id from product p join seller s on s.id = p.seller_id where s.slug <> '${own}' limit 1`,
  ],
  [
    "farmer",
    "/nha-vuon/san-pham/:id/anh",
    `select p.id from product p join seller s on s.id = p.seller_id where s.slug <> '${own}' limit 1`,
  ],
  [
    "farmer",
    "/nha-vuon/san-pham/:id/kho",
    `select p.id from product p join seller s on s.id = p.seller_id where s.slug <> '${own}' limit 1`,
  ],
];

const works: readonly Record<string, string>[] = [
  { intent: "accept" },
  { intent: "reject", reason: "no_stock" },
  { intent: "pack", parcels: "1", version: "1" },
  { what: "retire", version: "1", packId: "01900000-0000-7000-8000-000000000000" },
  { what: "write_off", lotId: "01900000-0000-7000-8000-000000000000", quantity: "1", reason: "spoiled" },
];

for (const [role, pattern, query] of foreign) {
  test(`somebody else's ${pattern} is not there`, async ({ baseURL }) => {
    const { id } = await fact<{ id: string }>(query);
    const somebody = await visitorAs(role, String(baseURL));
    const address = pattern.replace(":id", id);
    expect((await somebody.get(address)).status).toBe(404);
    for (const form of works) {
      const { status } = await somebody.post(address, form);
      expect([400, 404, 405, 422], `${address} ${JSON.stringify(form)}`).toContain(status);
    }
  });
}

test("a courier moves no shipment of another", async ({ baseURL }) => {
  const { id } = await fact<{ id: string }>(
    "select id from shipment where courier_id is not null and status <> 'delivered' limit 1",
  );
  const before = await fact<{ version: number }>("select version from shipment where id = $1", [id]);
  const courier = await visitorAs("courier", String(baseURL));
  for (const event of [
    { type: "arrived" },
    { type: "departed" },
    { type: "delivered", by: "pin", pin: "0000" },
    { type: "failed", reason: "not_packed" },
    { type: "lost", reason: "crushed" },
  ]) {
    // The phone's outbox and the plain form of a page without scripts.
    for (const door of ["/giao-hang/su-kien", "/giao-hang?index"]) {
      const { status } = await courier.post(door, {
        shipmentId: id,
        clientEventId: `attack-${randomUUID()}`,
        ...event,
      });
      expect(status, `${event.type} at ${door}`).toBe(404);
    }
  }
  expect(await fact("select version from shipment where id = $1", [id])).toEqual(before);
});

test("an address to go on to leads nowhere else", async ({ baseURL }) => {
  const shopper = await visitorAs("shopper", String(baseURL));
  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
  ]) {
    for (const answer of [
      await shopper.get(`/dang-nhap?next=${encodeURIComponent(next)}`),
      await shopper.post("/ngon-ngu", { next }),
    ]) {
      expect(answer.location, next).toMatch(/^\/(?![/\\])/);
      expect(new URL(answer.location, String(baseURL)).origin).toBe(baseURL);
    }
  }
});

test("another site cannot write in a shopper's name", async ({ baseURL }) => {
  const shopper = await visitorAs("shopper", String(baseURL));
  for (const headers of [
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ]) {
    const answer = await shopper.send("/tai-khoan", {
      method: "POST",
      headers,
      body: new URLSearchParams({ name: "Kẻ gian" }),
    });
    expect(answer.status).toBe(403);
  }
});
