import { expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt } from "#test/moment";
import { transact } from "~/platform/db.server";
import { deliverMessage } from "./deliver-message.server";
import type { Handover, MessageChannels } from "./ports";
import { sendMessage } from "./send-message.server";

const { db } = await testDatabase();
const moment = momentAt();
const queue = (cause: string) =>
  transact(db, (tx) =>
    sendMessage(tx, moment, { channel: "sms", recipient: "+84912345678", template: "test", body: "Chào", cause }),
  );

function answering(...answers: Handover[]): { channels: MessageChannels; count: () => number } {
  let count = 0;
  const channel = {
    send: () => Promise.resolve(answers[Math.min(count++, answers.length - 1)] ?? ({ outcome: "sent" } as const)),
  };
  return { channels: { sms: channel, zalo: channel, push: channel, email: channel }, count: () => count };
}
const idOf = async (cause: string): Promise<string> => (await db.message.findUniqueOrThrow({ where: { cause } })).id;

test("one cause is one message, however often it is sent", async () => {
  await queue("order:1:paid");
  await queue("order:1:paid");
  expect(await db.message.count()).toBe(1);
  expect(await db.outboxEvent.count({ where: { type: "message.queued" } })).toBe(1);
});

test("a job that runs twice sends once", async () => {
  await queue("twice");
  const { channels, count } = answering({ outcome: "sent" });
  expect(await deliverMessage(db, moment, channels, await idOf("twice"))).toEqual({ ok: true, status: "sent" });
  expect(await deliverMessage(db, moment, channels, await idOf("twice"))).toEqual({ ok: true, status: "already_done" });
  expect(count()).toBe(1);
});

test("a provider that is down leaves the message waiting for the next try", async () => {
  await queue("later");
  const { channels } = answering({ outcome: "unreachable", why: "HTTP 503" }, { outcome: "sent" });
  const id = await idOf("later");
  await expect(deliverMessage(db, moment, channels, id)).rejects.toThrow("HTTP 503");
  expect(await deliverMessage(db, moment, channels, id)).toMatchObject({ status: "sent" });
});

test("a refused message is marked with the reason", async () => {
  await queue("wrong number");
  const { channels } = answering({ outcome: "refused", why: "HTTP 422" });
  await deliverMessage(db, moment, channels, await idOf("wrong number"));
  expect(await db.message.findUnique({ where: { cause: "wrong number" } })).toMatchObject({
    status: "failed",
    failure: "HTTP 422",
    sentAt: null,
  });
});

test("a one-time code is erased once it has left, and stays readable where nothing leaves", async () => {
  const code = { channel: "sms", recipient: "+84912345678", template: "one_time_code", body: "123456" } as const;
  await transact(db, (tx) => sendMessage(tx, moment, { ...code, cause: "left" }));
  await transact(db, (tx) => sendMessage(tx, moment, { ...code, cause: "stayed" }));
  await deliverMessage(db, moment, answering({ outcome: "sent" }).channels, await idOf("left"));
  await deliverMessage(db, moment, answering({ outcome: "kept" }).channels, await idOf("stayed"));
  expect(await db.message.findUnique({ where: { cause: "left" } })).toMatchObject({ status: "sent", body: "" });
  expect(await db.message.findUnique({ where: { cause: "stayed" } })).toMatchObject({ status: "sent", body: "123456" });
});
