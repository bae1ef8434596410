import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { momentAt } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { openDiskStore } from "~/adapters/media-disk/disk-store.server";
import { openPhotoStudio } from "~/adapters/sharp/photo-studio.server";
import { systemIds } from "~/platform/clock.server";
import { developAvif } from "./develop-avif.server";
import { findPicture } from "./find-picture.server";
import { largestUpload, photosADay } from "./quota";
import { storePhoto } from "./store-photo.server";

const { db } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "cho-que-photos-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ports = { store: openDiskStore(folder), studio: openPhotoStudio() };
const moment = momentAt(undefined, systemIds);
const mango = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#f0b020" } })
  .jpeg()
  .toBuffer();

test("the same file twice, even at once, is one photo of its owner", async () => {
  const ownerId = v7();
  const outcomes = await Promise.all(
    Array.from({ length: 4 }, () => storePhoto(db, moment, ports, { ownerId, upload: mango })),
  );
  expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.photoId)).size).toBe(1);
  expect(await db.photo.count({ where: { ownerId } })).toBe(1);
  const elsewhere = await storePhoto(db, moment, ports, { ownerId: v7(), upload: mango });
  expect(elsewhere).not.toEqual(outcomes[0]);
});

test("AVIF comes later, and only once", async () => {
  const outcome = await storePhoto(db, moment, ports, { ownerId: v7(), upload: mango });
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(await findPicture(ports.store, outcome.photoId, "320.avif")).toBeNull();
  await developAvif(db, ports, outcome.photoId);
  await developAvif(db, ports, outcome.photoId);
  const picture = await findPicture(ports.store, outcome.photoId, "320.avif");
  picture?.body.destroy();
  expect(picture?.type).toBe("image/avif");
  expect(await db.photo.findUnique({ where: { id: outcome.photoId }, select: { hasAvif: true } })).toEqual({
    hasAvif: true,
  });
});

test("too many bytes and too many photos are refused", async () => {
  const ownerId = v7();
  const huge = { ownerId, upload: new Uint8Array(largestUpload + 1) };
  expect(await storePhoto(db, moment, ports, huge)).toEqual({ ok: false, reason: "too_big" });
  await db.photo.createMany({
    data: Array.from({ length: photosADay }, (_, index) => ({
      id: v7(),
      ownerId,
      contentHash: String(index),
      originalKey: "",
      width: 1,
      height: 1,
      colour: "#000000",
      createdAt: moment.now,
    })),
  });
  expect(await storePhoto(db, moment, ports, { ownerId, upload: mango })).toEqual({
    ok: false,
    reason: "quota_reached",
  });
});

test("what is refused leaves no row and no file", async () => {
  const ownerId = v7();
  expect(await storePhoto(db, moment, ports, { ownerId, upload: Buffer.from("<html>") })).toEqual({
    ok: false,
    reason: "not_an_image",
  });
  expect(await db.photo.count({ where: { ownerId } })).toBe(0);
});
