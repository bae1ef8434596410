import { keepsMonths, kindOf } from "~/domain/ledger/accounts";
import { fold } from "~/domain/shared/fold";
import type { Tx } from "~/platform/db.server";
import {
  carriedOf,
  eventRows as shipmentEvents,
  legRows,
  offerRows,
  parcelRow,
  proofRows,
  shipmentRow,
  type PlaceName,
} from "./history/carry";
import { attemptRow, postingsOf, refundRow, refundsOf, sessionRow } from "./history/money";
import { pingRows, shiftRows } from "./history/on-duty";
import { carrierRows, eventRows, lineRows, orderRow, subOrderRow } from "./history/orders";
import { runsOf } from "./history/runs";
import { lotRows, movementRows, type Stock } from "./history/stock";
import type { CourierRow, OrderPlan } from "./history/types";
import { idOf } from "./world/chance";

/** Rows go in by the thousand: one statement has a limit of parameters. */
async function inChunks<Row>(rows: readonly Row[], insert: (chunk: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) await insert(rows.slice(start, start + 1000));
}

export async function insertStock(tx: Tx, stock: Stock): Promise<void> {
  await inChunks(lotRows(stock), (data) => tx.lot.createMany({ data }));
  await inChunks(movementRows(stock), (data) => tx.stockMovement.createMany({ data }));
  await inChunks(stock.holds, (data) => tx.hold.createMany({ data }));
}

export async function insertOrders(
  tx: Tx,
  orders: readonly OrderPlan[],
  personOf: (sellerSlug: string) => string,
): Promise<void> {
  await tx.order.createMany({ data: orders.map(orderRow) });
  await inChunks(
    orders.flatMap((order) => order.subOrders.map((part) => subOrderRow(order, part))),
    (data) => tx.subOrder.createMany({ data }),
  );
  await tx.subOrderCarrier.createMany({ data: orders.flatMap(({ subOrders }) => subOrders.flatMap(carrierRows)) });
  await inChunks(
    orders.flatMap((order) => order.subOrders.flatMap(lineRows)),
    (data) => tx.orderLine.createMany({ data }),
  );
  await inChunks(
    orders.flatMap((order) => eventRows(order, personOf)),
    (data) => tx.orderEvent.createMany({ data }),
  );
}

export async function insertPayments(tx: Tx, orders: readonly OrderPlan[], tmnCode: string, now: Date): Promise<void> {
  await tx.checkoutSession.createMany({ data: orders.map(sessionRow) });
  await tx.paymentAttempt.createMany({
    data: orders.filter((order) => order.fate !== "waiting").map((order) => ({ ...attemptRow(order), tmnCode })),
  });
  await tx.refund.createMany({ data: orders.flatMap(refundsOf).map((refund) => refundRow(refund, now)) });
}

/** The same entries as `post` would write, for all transactions at once; the balances are summed from them. */
export async function insertLedger(tx: Tx, orders: readonly OrderPlan[], tmnCode: string, now: Date): Promise<void> {
  const postings = orders
    .flatMap((order) => postingsOf(order, tmnCode, now))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const codes = [...new Set(postings.flatMap((posting) => posting.entries.map((entry) => entry.account)))].sort();
  await tx.ledgerAccount.createMany({ data: codes.map((code) => ({ code, kind: kindOf(code) })) });
  await inChunks(postings, (chunk) =>
    tx.ledgerTransaction.createMany({
      data: chunk.map(({ idemKey, kind, orderId, memo, at }) => ({
        idemKey,
        kind,
        orderId: orderId ?? null,
        memo: memo ?? "",
        at,
      })),
    }),
  );
  const entries = postings.flatMap(({ idemKey, entries: list }) =>
    list.map(({ account, amount }) => ({ idem_key: idemKey, account, amount })),
  );
  await tx.$executeRaw`
    insert into ledger_entry (transaction_id, account_id, amount, at)
    select made.id, account.id, given.amount, made.at
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as given(idem_key text, account text, amount bigint)
    join ledger_transaction made on made.idem_key = given.idem_key
    join ledger_account account on account.code = given.account
    order by made.at, made.id`;
  await tx.$executeRaw`
    insert into ledger_balance (account_id, stripe, balance, entries)
    select account_id, 0, sum(amount), count(*) from ledger_entry group by account_id`;
  await tx.$executeRaw`
    insert into ledger_month (account_id, month, stripe, amount, entries)
    select entry.account_id, date_trunc('month', entry.at at time zone 'Asia/Ho_Chi_Minh')::date, 0, sum(entry.amount), count(*)
    from ledger_entry entry join ledger_account account on account.id = entry.account_id
    where account.code = any (${codes.filter(keepsMonths)}) group by 1, 2`;
}

export type Carrying = {
  orders: readonly OrderPlan[];
  couriers: readonly CourierRow[];
  place: PlaceName;
  doorPin: (shipmentId: string) => string;
  now: Date;
};

export async function insertDelivery(tx: Tx, { orders, couriers, place, doorPin, now }: Carrying): Promise<void> {
  const carried = carriedOf(orders);
  const { runs, stops } = runsOf(carried, now);
  const shipments = carried.map((each) => shipmentRow(each, place, doorPin));
  await inChunks(shipments, (data) => tx.shipment.createMany({ data }));
  await inChunks(
    carried.flatMap((each, index) => legRows(each, shipments[index] ?? shipmentRow(each, place, doorPin))),
    (data) => tx.shipmentLeg.createMany({ data }),
  );
  await inChunks(carried.map(parcelRow), (data) => tx.parcel.createMany({ data }));
  await inChunks(
    carried.flatMap(shipmentEvents).sort((a, b) => a.at.getTime() - b.at.getTime()),
    (data) => tx.shipmentEvent.createMany({ data }),
  );
  await inChunks(carried.flatMap(offerRows), (data) => tx.offer.createMany({ data }));
  await inChunks(carried.flatMap(proofRows), (data) => tx.deliveryProof.createMany({ data }));
  await inChunks(runs, (data) => tx.run.createMany({ data }));
  await inChunks(stops, (data) => tx.stop.createMany({ data }));
  await tx.shift.createMany({ data: shiftRows(couriers, carried, now) });
  await tx.courierPing.createMany({ data: pingRows(carried, now) });
}

/** What the shoppers were told, for the last fortnight. */
export async function insertMessages(tx: Tx, orders: readonly OrderPlan[], origin: string): Promise<void> {
  const told = orders.slice(-160).flatMap((order) =>
    order.subOrders.flatMap((part) => {
      const at = part.steps.find((step) => step.what === "delivered")?.at;
      if (!at) return [];
      const body = `Cho Que: hang cua don ${order.code} da giao. Co van de, bao trong 24 gio tai ${origin}/don/${order.trackingToken}`;
      return [
        {
          id: idOf(`message ${part.id}`),
          channel: "sms",
          recipient: order.shopper.phone,
          template: "parcel_delivered",
          body,
          status: "sent",
          cause: `parcel_delivered:${part.id}`,
          createdAt: at,
          sentAt: at,
        },
      ];
    }),
  );
  await tx.message.createMany({ data: told });
}

const praises = [
  "Hàng tươi, đóng gói cẩn thận, giao đúng giờ.",
  "Ngon hơn mua ngoài chợ, sẽ đặt lại.",
  "Trái đều, ngọt, cả nhà khen.",
  "Cân đủ, thiếu còn được hoàn tiền tự động, rất ưng.",
  "Shop gọi trước khi giao, lịch sự.",
  "Rau còn đọng sương, để tủ lạnh ba ngày vẫn tươi.",
  "Giá hợp lý, có tem truy xuất.",
  "Hơi nhỏ một chút nhưng vị rất đậm.",
];

export async function insertReviews(tx: Tx, orders: readonly OrderPlan[]): Promise<void> {
  const lines = orders.flatMap((order) =>
    order.subOrders
      .filter((part) => part.status === "settled")
      .flatMap((part) => part.lines.map((line) => ({ order, part, line }))),
  );
  await tx.review.createMany({
    data: lines
      .filter((_, index) => index % 3 === 0)
      .map(({ order, part, line }, index) => ({
        id: idOf(`review ${line.id}`),
        productId: line.offering.productId,
        orderLineId: line.id,
        personName: order.shopper.name.split(" ").slice(-2).join(" "),
        stars: index % 9 === 0 ? 4 : index % 31 === 0 ? 3 : 5,
        text: praises[(index * 5 + fold(order.shopper.name).length) % praises.length] ?? "",
        createdAt: part.steps.at(-1)?.at ?? order.createdAt,
      })),
  });
}
