import { expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt } from "#test/moment";
import { transact } from "~/platform/db.server";
import { deliverMessages } from "./deliver-messages.server";
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
  const twice = [await idOf("twice")];
  expect(await deliverMessages(db, moment, channels, twice)).toEqual({ sent: 1, givenUp: 0 });
  expect(await deliverMessages(db, moment, channels, twice)).toEqual({ sent: 0, givenUp: 0 });
  expect(count()).toBe(1);
});

test("a provider that is down leaves the message waiting for the next try", async () => {
  await queue("later");
  const { channels } = answering({ outcome: "unreachable", why: "HTTP 503" }, { outcome: "sent" });
  const later = [await idOf("later")];
  await expect(deliverMessages(db, moment, channels, later)).rejects.toThrow("HTTP 503");
  expect(await deliverMessages(db, moment, channels, later)).toMatchObject({ sent: 1 });
});

test("a refused message is marked with the reason", async () => {
  await queue("wrong number");
  const { channels } = answering({ outcome: "refused", why: "HTTP 422" });
  expect(await deliverMessages(db, moment, channels, [await idOf("wrong number")])).toMatchObject({ givenUp: 1 });
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
  await deliverMessages(db, moment, answering({ outcome: "sent" }).channels, [await idOf("left")]);
  await deliverMessages(db, moment, answering({ outcome: "kept" }).channels, [await idOf("stayed")]);
  expect(await db.message.findUnique({ where: { cause: "left" } })).toMatchObject({ status: "sent", body: "" });
  expect(await db.message.findUnique({ where: { cause: "stayed" } })).toMatchObject({ status: "sent", body: "123456" });
});

test("one message in trouble does not keep the others back", async () => {
  const causes = ["first", "second", "third"];
  for (const cause of causes) await queue(cause);
  const { channels } = answering({ outcome: "sent" }, { outcome: "unreachable", why: "HTTP 503" }, { outcome: "sent" });
  const ids = await Promise.all(causes.map(idOf));
  await expect(deliverMessages(db, moment, channels, ids)).rejects.toThrow("HTTP 503");
  expect(await db.message.count({ where: { id: { in: ids }, status: "queued" } })).toBe(1);
  expect(await deliverMessages(db, moment, channels, ids)).toEqual({ sent: 1, givenUp: 0 });
});

test("a provider that is down is not asked for hundreds", async () => {
  for (let at = 0; at < 25; at += 1) await queue(`many ${at}`);
  const waiting = await db.message.findMany({ where: { cause: { startsWith: "many" } }, select: { id: true } });
  const { channels, count } = answering({ outcome: "unreachable", why: "HTTP 503" });
  const ids = waiting.map(({ id }) => id);
  await expect(deliverMessages(db, moment, channels, ids)).rejects.toThrow("10 messages wait");
  expect(count()).toBe(10);
});
