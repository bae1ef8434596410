import { createHash } from "node:crypto";
import { addToBasket } from "~/domain/ordering/basket/add-to-basket.server";
import { goToPay } from "~/domain/ordering/paying/go-to-pay.server";
import { placeOrder } from "~/domain/ordering/checkout/place-order.server";
import { receivePayment } from "~/domain/ordering/paying/receive-payment.server";
import { wireDate } from "~/domain/payments/wire-date";
import { personName } from "../../prisma/seed/world/people";
import type { Stage } from "./stage";

type Shelf = { packId: string; step: number; minimum: number; soldBy: string };

/** A shopper fills a basket from two sellers, checks out and pays. Returns the order's code, or why there was none. */
export async function shop(stage: Stage): Promise<string> {
  const { db, moment, luck, quoteDelivery, gateway } = stage;
  const shoppers = await db.address.findMany({ where: { phone: { startsWith: "+84903" } } });
  if (shoppers.length === 0) return "nobody lives here yet: seed the demo world first";
  const { personId, phone, provinceCode, communeCode, street, lat, lng } = luck.pick(shoppers);
  const now = moment();
  const basketId = await fillBasket(stage, personId);
  if (basketId === null) return "found nothing to buy";
  const placed = await placeOrder(
    db,
    now,
    { quoteDelivery, gateway },
    {
      basketId,
      personId,
      idempotencyKey: now.ids.next(),
      contact: { name: personName(luck), phone },
      note: "",
      credit: null,
      locale: "vi",
      shownTotalVnd: null,
      drop: { provinceCode, communeCode, street, lat, lng },
    },
  );
  if (!placed.ok) return `turned away: ${placed.reason}`;
  await pay(stage, placed.orderId);
  return (await db.order.findUniqueOrThrow({ where: { id: placed.orderId }, select: { code: true } })).code;
}

async function fillBasket({ db, moment, luck }: Stage, personId: string): Promise<string | null> {
  const shelf = await db.$queryRaw<Shelf[]>`
    select k.id::text as "packId", k.step, k.minimum, k.sold_by as "soldBy" from pack k
    join product p on p.id = k.product_id and p.status = 'published'
    where k.retired_at is null and exists (select 1 from lot l where l.pack_id = k.id and l.status = 'sellable' and l.available >= k.minimum + 2 * k.step)
    order by random() limit 3`;
  const tokenHash = createHash("sha256").update(`demo ${moment().ids.next()}`).digest("base64url");
  let basketId: string | null = null;
  for (const { packId, step, minimum } of shelf.slice(0, luck.between(1, 3))) {
    const added = await addToBasket(
      db,
      moment(),
      { tokenHash, personId },
      { packId, quantity: minimum + step * luck.between(0, 2) },
    );
    if (added.ok) basketId = added.basketId;
  }
  return basketId;
}

/** Pays at the simulator, which then tells the shop; when there is no simulator, its word is spoken here. */
async function pay(stage: Stage, orderId: string): Promise<void> {
  const { db, moment, gateway, origin, vnpayOrigin } = stage;
  const session = await db.checkoutSession.findUniqueOrThrow({ where: { payableId: orderId } });
  const attempt = await goToPay(db, moment(), gateway, {
    sessionId: session.id,
    ipAddress: "127.0.0.1",
    locale: "vi",
    returnUrl: `${origin}/pay/return`,
  });
  if (!attempt.ok || (await paidAtSimulator(vnpayOrigin, attempt))) return;
  const now = moment();
  await receivePayment(db, now, {
    tmnCode: gateway.tmnCode,
    txnRef: attempt.txnRef,
    amountVnd: session.amountVnd,
    verdict: "paid",
    responseCode: "00",
    transactionStatus: "00",
    transactionNo: String(15_000_000 + (now.now.getTime() % 9_000_000)),
    bankCode: "NCB",
    payDate: wireDate(now.now),
    evidence: null,
  });
}

async function paidAtSimulator(
  vnpayOrigin: string,
  { redirectUrl, txnRef }: { redirectUrl: string; txnRef: string },
): Promise<boolean> {
  const limit = { signal: AbortSignal.timeout(5_000) };
  try {
    await fetch(redirectUrl, { ...limit, redirect: "manual" });
    const finished = await fetch(`${vnpayOrigin}/control/payments/${txnRef}/finish`, {
      ...limit,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ outcome: "pay" }),
    });
    return finished.ok;
  } catch {
    return false;
  }
}
