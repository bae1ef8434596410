import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterAll, expect, test } from "vitest";
import { preferPacked } from "./packed-files.server";

const folder = mkdtempSync(join(tmpdir(), "packed-"));
for (const [name, text] of [
  ["look.css", "plain"],
  ["look.css.gz", "gz"],
  ["look.css.br", "br"],
  ["icon.png", "picture"],
] as const)
  writeFileSync(join(folder, name), text);

const app = express();
app.use("/assets", preferPacked(folder), express.static(folder, { fallthrough: false }));
const server = createServer(app).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
afterAll(() => {
  rmSync(folder, { recursive: true });
  return new Promise((closed) => server.close(closed));
});

/** As it comes over the wire: fetch would unpack it. */
const ask = (file: string, acceptEncoding: string) =>
  new Promise<(string | undefined)[]>((answer, fail) => {
    const path = `/assets/${file}`;
    const { port } = server.address() as AddressInfo;
    const read = (response: IncomingMessage) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () =>
        answer([text, response.headers["content-encoding"], response.headers["content-type"], response.headers.vary]),
      );
    };
    get({ host: "127.0.0.1", port, path, headers: { "accept-encoding": acceptEncoding } }, read).on("error", fail);
  });

const css = "text/css; charset=utf-8";

test.each([
  ["gzip, deflate, br", ["br", "br", css, "Accept-Encoding"]],
  ["gzip", ["gz", "gzip", css, "Accept-Encoding"]],
  ["gzip;q=0", ["plain", undefined, css, "Accept-Encoding"]],
  ["", ["plain", undefined, css, "Accept-Encoding"]],
])("a stylesheet for who takes %j comes as it was packed", async (accepted, answer) => {
  const [text, encoding, type, vary] = await ask("look.css", accepted);
  expect([text, encoding, type?.toLowerCase(), vary]).toEqual(answer);
});

test("what was not packed is sent as it is", async () => {
  expect(await ask("icon.png", "br")).toEqual(["picture", undefined, "image/png", undefined]);
});
