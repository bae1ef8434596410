import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import express from "express";
import { afterAll, expect, test } from "vitest";
import { serveMedia } from "./media.server";

const photoId = "01900000-0000-7000-8001-000000000001";
const app = express();
app.use(
  "/media",
  serveMedia(async (id, file) => {
    if (id !== photoId || file !== "320.webp") return null;
    return { body: Readable.from([Buffer.from("picture")]), size: 7, type: "image/webp" };
  }),
);
const server = app.listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
afterAll(() => new Promise((closed) => server.close(closed)));
const ask = (path: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/media/${path}`, init);

test("a picture is kept for good by the browser", async () => {
  const answer = await ask(`${photoId}/320.webp`);
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
    200,
    "image/webp",
    "picture",
  ]);
  expect(answer.headers.get("cache-control")).toContain("immutable");
  const again = await ask(`${photoId}/320.webp`, { headers: { "If-None-Match": answer.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
});

test.each([
  `${photoId}/640.webp`,
  `${photoId}/320.jpeg`,
  `${photoId}/../master/${photoId}.webp`,
  "x/320.webp",
  `${photoId}/%2e%2e%2f320.webp`,
])("%s is not there", async (path) => {
  expect((await ask(path)).status).toBe(404);
});

test("pictures are only read", async () => {
  expect((await ask(`${photoId}/320.webp`, { method: "POST" })).status).toBe(405);
  expect(await (await ask(`${photoId}/320.webp`, { method: "HEAD" })).text()).toBe("");
});
