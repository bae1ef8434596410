import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { BankNotifications } from "~/domain/payments/vietqr/ports";
import { bankTime, jsonOrNull } from "~/domain/payments/vietqr/wire";

/** What SePay posts for each movement. The fields we do not use may change. */
const schema = z.object({
  id: z.union([z.number().int(), z.string()]),
  accountNumber: z.string().min(1).max(40),
  transactionDate: z.string(),
  content: z.string().max(1_000).nullish(),
  transferType: z.enum(["in", "out"]),
  transferAmount: z.number().int().positive().max(2_000_000_000),
  referenceCode: z.string().max(100).nullish(),
});

/** SePay (sepay.vn): `Authorization: Apikey …`, one movement a call, repeated up to seven times until 200 with `success: true`. */
export function sepay(apiKey: string): BankNotifications {
  return {
    provider: "sepay",
    read({ header, body }) {
      if (!isSame(header("authorization") ?? "", `Apikey ${apiKey}`)) return { ok: false, reason: "not_theirs" };
      const parsed = schema.safeParse(jsonOrNull(body));
      const bookedAt = parsed.success ? bankTime(parsed.data.transactionDate) : null;
      if (!parsed.success || bookedAt === null) return { ok: false, reason: "malformed" };
      const { id, accountNumber, content, transferType, transferAmount, referenceCode } = parsed.data;
      if (transferType === "out") return { ok: true, notices: [] };
      // Without the bank's own number SePay's stands in.
      const reference = referenceCode?.trim() || `sepay:${id}`;
      const money = { amountVnd: transferAmount, content: content ?? "", bookedAt };
      return { ok: true, notices: [{ provider: "sepay", account: accountNumber.trim(), reference, ...money }] };
    },
  };
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
