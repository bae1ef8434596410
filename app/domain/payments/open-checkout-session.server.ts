import { invariant } from "~/domain/shared/invariant";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { isPayable } from "./limits";
import { newName } from "./names";
import { payPath } from "./pay-path";
import type { PaymentGateway } from "./ports";

export type OpenCheckoutSession = {
  /** What is paid for; opaque here. One payable has one session. */
  readonly payableId: string;
  readonly amountVnd: number;
  readonly description: string;
  /** Absolute or root-relative; may contain `{CHECKOUT_SESSION_ID}`. */
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly expiresAt: Date;
  readonly idempotencyKey: string;
};

export type OpenedSession = { readonly sessionId: string; readonly payUrl: string };

/** One statement, no network: VNPAY is not needed until the shopper goes there. Opening it again gives the first one. */
export async function openCheckoutSession(
  tx: Tx,
  moment: Moment,
  _gateway: Pick<PaymentGateway, "tmnCode">,
  session: OpenCheckoutSession,
): Promise<OpenedSession> {
  invariant(isPayable(session.amountVnd), `VNPAY does not take ${session.amountVnd} đồng`);
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO checkout_session AS known (id, payment_intent, payable_id, amount_vnd, status, payment_status, success_url,
      cancel_url, description, metadata, idempotency_key, expires_at, created_at)
    VALUES (${newName(moment.ids, "cs")}, ${newName(moment.ids, "pi")}, ${session.payableId}, ${session.amountVnd}, 'open',
      'unpaid', ${session.successUrl}, ${session.cancelUrl}, ${session.description}, '{}', ${session.idempotencyKey},
      ${session.expiresAt}, ${moment.now})
    ON CONFLICT (payable_id) DO UPDATE SET payable_id = known.payable_id
    RETURNING id`;
  invariant(made, "a session is opened or found");
  return { sessionId: made.id, payUrl: payPath(made.id) };
}
