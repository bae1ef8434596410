import { createServer, type Server } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import { openDiskStore } from "~/adapters/media-disk/disk-store.server";
import { openS3Store } from "~/adapters/media-s3/s3-store.server";
import type { MediaStore } from "./ports";

/** Enough of S3 to store, read and delete objects with path-style addresses. */
function s3Stub(): Server {
  const objects = new Map<string, Buffer>();
  return createServer((request, response) => {
    void (async () => {
      const key = (request.url ?? "").split("?")[0] ?? "";
      if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256")) return void response.writeHead(403).end();
      if (request.method === "PUT") {
        objects.set(key, await buffer(request));
        return void response.writeHead(200, { ETag: '"1"' }).end();
      }
      if (request.method === "DELETE") {
        objects.delete(key);
        return void response.writeHead(204).end();
      }
      const found = objects.get(key);
      if (found) return void response.writeHead(200, { "Content-Length": found.byteLength }).end(found);
      response.writeHead(404, { "Content-Type": "application/xml" });
      response.end("<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>");
    })();
  });
}

const folder = mkdtempSync(join(tmpdir(), "cho-que-media-"));
const stub = s3Stub();
await new Promise<void>((ready) => stub.listen(0, "127.0.0.1", ready));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await new Promise((closed) => stub.close(closed));
});

const stubStore = openS3Store({
  endpoint: `http://127.0.0.1:${(stub.address() as AddressInfo).port}`,
  bucket: "cho-que",
  region: "auto",
  accessKey: "key",
  secretKey: "secret",
});

// A real S3-compatible server joins the suite when one is at hand.
const {
  S3_ENDPOINT: endpoint,
  S3_BUCKET: bucket = "cho-que",
  S3_ACCESS_KEY: accessKey = "",
  S3_SECRET_KEY: secretKey = "",
} = process.env;
const real: [string, MediaStore][] = endpoint
  ? [["S3", openS3Store({ endpoint, bucket, region: "auto", accessKey, secretKey })]]
  : [];

describe.each<[string, MediaStore]>([["disk", openDiskStore(folder)], ["S3 stub", stubStore], ...real])(
  "media store on %s",
  (_name, store) => {
    const read = async (key: string): Promise<string | null> => {
      const file = await store.get(key);
      return file && (await buffer(file.body)).toString();
    };

    test("what was put comes back with its size", async () => {
      await store.put("photo/a/320.webp", Buffer.from("picture"), "image/webp");
      expect(await read("photo/a/320.webp")).toBe("picture");
      const file = await store.get("photo/a/320.webp");
      file?.body.destroy();
      expect(file?.size).toBe(7);
    });

    test("putting again replaces", async () => {
      await store.put("photo/b/320.webp", Buffer.from("one"), "image/webp");
      await store.put("photo/b/320.webp", Buffer.from("two"), "image/webp");
      expect(await read("photo/b/320.webp")).toBe("two");
    });

    test("what was never put is not there", async () => {
      expect(await store.get("photo/none/320.webp")).toBeNull();
    });

    test("what was removed is not there, and removing it again is no error", async () => {
      await store.put("photo/c/320.webp", Buffer.from("gone"), "image/webp");
      await store.remove(["photo/c/320.webp", "photo/c/640.webp"]);
      await store.remove(["photo/c/320.webp"]);
      expect(await store.get("photo/c/320.webp")).toBeNull();
    });
  },
);

test("the disk store never leaves its folder", async () => {
  await expect(openDiskStore(folder).get("photo/../../etc/passwd")).rejects.toThrow("broken invariant");
});
