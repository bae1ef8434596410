import { deflateSync } from "node:zlib";
import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { inParallel, visitorAs } from "./visitor";

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const heicHead = Buffer.from("000000186674797068656963000000006d69663168656963", "hex");

/** A PNG of 65,000 × 65,000 pixels that says so in its header and unpacks to nothing else. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(data.length.toString(16).padStart(8, "0"), "hex"),
      Buffer.from(type),
      data,
      Buffer.alloc(4),
    ]);
  const header = Buffer.from("0000fde80000fde80800000000", "hex");
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(64))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const fakes: readonly (readonly [string, Buffer, string, string])[] = [
  ["nothing", Buffer.alloc(0), "a.jpg", "image/jpeg"],
  ["a script called a picture", Buffer.from("<script>alert(1)</script>"), "a.jpg", "image/jpeg"],
  ["SVG with a script", Buffer.from(svg), "a.svg", "image/svg+xml"],
  [
    "a picture's first bytes and then a page",
    Buffer.concat([Buffer.from("ffd8ffe000104a464946", "hex"), Buffer.from(svg)]),
    "a.jpg",
    "image/jpeg",
  ],
  ["HEIC", Buffer.concat([heicHead, Buffer.alloc(2_000)]), "a.heic", "image/heic"],
  ["a bomb of four thousand million pixels", bomb(), "a.png", "image/png"],
  ["ten megabytes too many", Buffer.alloc(20_000_000, 1), "a.jpg", "image/jpeg"],
  ["a name out of the folder", Buffer.from("x"), "../../etc/passwd", "image/jpeg"],
];

test("no fake picture becomes a photo, and none is a fault of ours", async ({ baseURL }) => {
  const farmer = await visitorAs("farmer", String(baseURL));
  const courier = await visitorAs("courier", String(baseURL));
  await inParallel(
    fakes,
    async ([what, bytes, name, type]) => {
      const body = (): FormData => {
        const form = new FormData();
        form.set("photo", new File([new Uint8Array(bytes)], name, { type }));
        for (const [field, value] of Object.entries(delivered())) form.set(field, value);
        return form;
      };
      const listing = await farmer.send(`/nha-vuon/dang-ban/${randomUUID()}/anh`, { method: "POST", body: body() });
      expect([400, 413, 422], `${what} as a listing's photo`).toContain(listing.status);
      const proof = await courier.send("/giao-hang/su-kien", {
        method: "POST",
        body: body(),
        headers: { accept: "application/json" },
      });
      expect([400, 413, 422], `${what} as a proof`).toContain(proof.status);
    },
    2,
  );
});

const delivered = (): Record<string, string> => ({
  type: "delivered",
  by: "photo",
  shipmentId: randomUUID(),
  clientEventId: randomUUID(),
});
