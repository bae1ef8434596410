import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { BankNotifications } from "~/domain/payments/vietqr/ports";
import type { BankNotice } from "~/domain/payments/vietqr/types";
import { bankTime, jsonOrNull } from "~/domain/payments/vietqr/wire";

const amount = z.number().int().min(-2_000_000_000).max(2_000_000_000);
const text = z.string().max(1_000);

/** The second shape: one movement a call, signed. */
const signed = z.object({
  id: z.number().int(),
  reference: text,
  description: text,
  amount,
  transactionDateTime: text,
  accountNumber: text.min(1),
});
/** The first shape: a list, with the token in a header. */
const listed = z.object({
  id: z.number().int(),
  tid: text,
  description: text,
  amount,
  when: text,
  bank_sub_acc_id: text.min(1),
});
const schema = z.object({ data: z.union([signed, z.array(listed).max(500)]) });

/** Casso (casso.vn): webhooks of both shapes. Money going out has a negative amount; test calls have the id 0. */
export function casso(key: string): BankNotifications {
  return {
    provider: "casso",
    read({ header, body }) {
      const json = jsonOrNull(body);
      const signature = header("x-casso-signature");
      const isTheirs = signature === null ? isSame(header("secure-token") ?? "", key) : isSigned(signature, json, key);
      if (!isTheirs) return { ok: false, reason: "not_theirs" };
      const parsed = schema.safeParse(json);
      if (!parsed.success) return { ok: false, reason: "malformed" };
      const { data } = parsed.data;
      const movements = Array.isArray(data) ? data.map(fromListed) : [fromSigned(data)];
      const incoming = movements.filter(({ id, amountVnd }) => id !== 0 && amountVnd > 0).map(noticeOf);
      const notices = incoming.filter((notice) => notice !== null);
      return notices.length === incoming.length ? { ok: true, notices } : { ok: false, reason: "malformed" };
    },
  };
}

type Movement = Omit<BankNotice, "provider" | "bookedAt"> & { id: number; time: string };

const fromSigned = (data: z.output<typeof signed>): Movement => ({
  id: data.id,
  account: data.accountNumber.trim(),
  reference: data.reference,
  amountVnd: data.amount,
  content: data.description,
  time: data.transactionDateTime,
});

const fromListed = (data: z.output<typeof listed>): Movement => ({
  id: data.id,
  account: data.bank_sub_acc_id.trim(),
  reference: data.tid,
  amountVnd: data.amount,
  content: data.description,
  time: data.when,
});

function noticeOf({ id, account, reference, amountVnd, content, time }: Movement): BankNotice | null {
  const bookedAt = bankTime(time);
  return (
    bookedAt && {
      provider: "casso",
      account,
      reference: reference.trim() || `casso:${id}`,
      amountVnd,
      content,
      bookedAt,
    }
  );
}

/** `t=<ms>,v1=<hex>`: HMAC-SHA512 of the time, a point and the body with its keys in order. */
function isSigned(signature: string, json: unknown, key: string): boolean {
  const [, time, hex] = /^t=(\d{1,15}),v1=([0-9a-f]{128})$/.exec(signature) ?? [];
  if (time === undefined || hex === undefined || json === null) return false;
  return isSame(
    hex,
    createHmac("sha512", key)
      .update(`${time}.${JSON.stringify(inOrder(json))}`)
      .digest("hex"),
  );
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}

const digest = (value: string): Buffer => createHash("sha256").update(value).digest();
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
