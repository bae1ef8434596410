import { createECDH, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import webPush from "web-push";
import type { PushDevice } from "~/domain/notifications/push-device";
import { webPushChannel } from "./web-push-channel.server";

const keys = webPush.generateVAPIDKeys();
const message = {
  id: "01900000-0000-7000-8000-000000000001",
  recipient: "+84912345678",
  template: "offer",
  body: "Mời giao 25.000 ₫",
};
let server: Server;
let url = "";
let seen: { path: string; headers: IncomingMessage["headers"]; size: number; text: string }[] = [];
let forgotten: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      seen.push({
        path: request.url ?? "",
        headers: request.headers,
        size: body.length,
        text: body.toString("latin1"),
      });
      response.writeHead(Number(request.url?.split("/")[1])).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((closed) => (server.closeAllConnections(), server.close(() => closed()))));
beforeEach(() => {
  seen = [];
  forgotten = [];
});

function deviceAnswering(status: number): PushDevice {
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  return {
    endpoint: `${url}/${status}/${randomBytes(4).toString("hex")}`,
    publicKey: browser.getPublicKey("base64url"),
    secret: randomBytes(16).toString("base64url"),
  };
}

const channelTo = (...devices: PushDevice[]) =>
  webPushChannel(
    { ...keys, contact: "mailto:ky-thuat@choque.example" },
    {
      of: () => Promise.resolve(devices),
      forget: (endpoint) => (forgotten.push(endpoint), Promise.resolve()),
    },
  );

test("a device gets the message sealed, signed by us, urgent and short-lived for an offer", async () => {
  expect(await channelTo(deviceAnswering(201)).send(message)).toEqual({ outcome: "sent" });
  const [push] = seen;
  expect(push?.headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: "120", urgency: "high" });
  expect(push?.headers.authorization).toContain(keys.publicKey);
  expect(push?.size).toBeGreaterThan(100);
  expect(push?.text).not.toContain("25.000");
});

test("one of two devices is enough, and one that is gone is forgotten", async () => {
  const gone = deviceAnswering(410);
  expect(await channelTo(gone, deviceAnswering(201)).send(message)).toEqual({ outcome: "sent" });
  expect(forgotten).toEqual([gone.endpoint]);
});

test("a service in trouble is asked again later; without any device the message ends here", async () => {
  expect(await channelTo(deviceAnswering(429)).send(message)).toMatchObject({ outcome: "unreachable" });
  expect(await channelTo({ ...deviceAnswering(201), endpoint: "http://127.0.0.1:9/" }).send(message)).toMatchObject({
    outcome: "unreachable",
  });
  expect(await channelTo().send(message)).toEqual({ outcome: "refused", why: "no device listens" });
});
