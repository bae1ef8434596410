import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MessageChannel } from "~/domain/notifications/ports";
import { outboxChannel } from "../messages-outbox/outbox-channel";
import { httpChannel } from "./http-channel.server";

const message = {
  id: "01900000-0000-7000-8000-000000000001",
  recipient: "+84912345678",
  template: "one_time_code",
  body: "Mã 123456",
};
let server: Server;
let url = "";
const seen: { headers: IncomingMessage["headers"]; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const status = Number(request.url?.slice(1));
    if (status === 0) return void request.socket.destroy();
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      seen.push({ headers: request.headers, body });
      response.writeHead(status, status === 302 ? { Location: "http://127.0.0.1:9/" } : {}).end("{}");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((closed) => (server.closeAllConnections(), server.close(() => closed()))));

const answering = (status: number): MessageChannel => httpChannel({ url: `${url}/${status}`, token: "secret-token" });

describe.each([
  ["HTTP gateway", () => answering(200)],
  ["table only", () => outboxChannel],
])("a message channel: %s", (_, channel) => {
  test("takes a message", async () => {
    expect(["sent", "kept"]).toContain((await channel().send(message)).outcome);
  });
});

test("the gateway gets number, text, token and idempotency key", async () => {
  await answering(202).send(message);
  const last = seen.at(-1);
  expect(last?.headers).toMatchObject({ authorization: "Bearer secret-token", "idempotency-key": message.id });
  expect(JSON.parse(last?.body ?? "")).toEqual({ to: "+84912345678", template: "one_time_code", text: "Mã 123456" });
});

test.each([408, 429, 500, 503])("answer %i is worth another try", async (status) => {
  expect(await answering(status).send(message)).toMatchObject({ outcome: "unreachable" });
});

test.each([400, 401, 404, 422])("answer %i is final", async (status) => {
  expect(await answering(status).send(message)).toEqual({ outcome: "refused", why: `HTTP ${status}` });
});

test.each([0, 302])("a cut line and a redirect (%i) are no answer", async (status) => {
  expect(await answering(status).send(message)).toMatchObject({ outcome: "unreachable" });
});
