import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refuseForeignWrites } from "./security.server";

let server: Server;
let origin: string;

beforeAll(async () => {
  const app = express();
  app.use(refuseForeignWrites);
  app.all("*", (_request, response) => void response.send("done"));
  server = createServer(app);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

const send = async (method: string, headers: Record<string, string>, path = "/gio-hang"): Promise<number> =>
  (await fetch(origin + path, { method, headers })).status;

test("another site's write is refused, its reads are not", async () => {
  expect(await send("POST", { "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await send("POST", { "sec-fetch-site": "same-site" })).toBe(403);
  expect(await send("DELETE", { origin: "https://evil.example", cookie: "s=1" })).toBe(403);
  expect(await send("POST", { origin: "null", cookie: "s=1" })).toBe(403);
  expect(await send("GET", { "sec-fetch-site": "cross-site" })).toBe(200);
});

test("our own pages may write, with Fetch Metadata or with Origin alone", async () => {
  expect(await send("POST", { "sec-fetch-site": "same-origin" })).toBe(200);
  expect(await send("POST", { origin, cookie: "s=1" })).toBe(200);
});

test("cookies without Origin and Fetch Metadata are not enough to write", async () => {
  expect(await send("POST", { cookie: "s=1" })).toBe(403);
});

test("payment servers may call the hooks", async () => {
  expect(await send("POST", { origin: "https://pay.example" }, "/hooks/vnpay-ipn")).toBe(200);
});
