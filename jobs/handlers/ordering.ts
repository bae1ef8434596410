import { phonesListening } from "~/domain/notifications/push-devices.server";
import { sendMessages } from "~/domain/notifications/send-message.server";
import type { NewMessage } from "~/domain/notifications/types";
import { expireOrders } from "~/domain/ordering/checkout/expire-orders.server";
import {
  newsOfOrders,
  newsOfPart,
  newsOfParts,
  type OrderNews,
  type PartNews,
} from "~/domain/ordering/news-queries.server";
import { claimWindowHours } from "~/domain/ordering/policy";
import { releaseDue } from "~/domain/ordering/earnings/release-due.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { transact } from "~/platform/db.server";
import type { Wiring } from "~/wiring.server";
import type { HandlersFor } from "../handlers";

type Note = Omit<NewMessage, "channel">;

const tell = (world: Wiring, notes: readonly Note[]): Promise<void> =>
  send(
    world,
    notes.map((note) => ({ channel: "zalo", ...note })),
  );

const send = ({ db, moment }: Wiring, messages: readonly NewMessage[]): Promise<void> =>
  transact(db, (tx) => sendMessages(tx, moment(), messages));

/** The same once more, on the lock screens of those who asked for it. */
async function wake(world: Wiring, notes: readonly Note[]): Promise<void> {
  const listening = await phonesListening(
    world.db,
    notes.map(({ recipient }) => recipient),
  );
  const awake = notes.filter(({ recipient }) => listening.has(recipient));
  await send(
    world,
    awake.map((note) => ({ channel: "push", ...note, cause: `${note.cause}:push` })),
  );
}

const linkTo = ({ env }: Wiring, { trackingToken }: { trackingToken: string }): string =>
  `${env.publicUrl}/don/${trackingToken}`;

type OrderingJobs =
  | "expire-orders"
  | "release-due"
  | "tell-seller-of-order"
  | "tell-shopper-paid"
  | "tell-shopper-rejected"
  | "tell-of-write-off"
  | "tell-shopper-delivered";

export const orderingHandlers: HandlersFor<OrderingJobs> = {
  "expire-orders": ({ db, moment }) => expireOrders(db, moment()),
  "release-due": ({ db, moment }) => releaseDue(db, moment(), claimWindowHours),

  "tell-seller-of-order": async (world, opened) => {
    const news = await newsOfParts(
      world.db,
      opened.map(({ subOrderId }) => subOrderId),
    );
    const notes = news.map((part) => noteToSeller(world, part));
    await tell(world, notes);
    await wake(world, notes);
  },
  "tell-shopper-paid": async (world, paid) => {
    const news = await newsOfOrders(
      world.db,
      paid.map(({ orderId }) => orderId),
    );
    await tell(
      world,
      news.map((order) => noteOfPayment(world, order)),
    );
  },
  "tell-shopper-rejected": async (world, { subOrderId }) => {
    const news = await newsOfPart(world.db, subOrderId);
    const words = {
      code: news.orderCode,
      seller: news.sellerName,
      amount: formatVnd(news.paidVnd),
      link: linkTo(world, news),
    };
    const body = m.order_sms_rejected(words, { locale: news.locale });
    await tell(world, [
      {
        recipient: news.shopperPhone,
        template: "order_rejected",
        body,
        cause: `sub_order:${subOrderId}:rejected`,
      },
    ]);
  },
  "tell-of-write-off": async (world, { subOrderId }) => {
    const news = await newsOfPart(world.db, subOrderId);
    await tell(world, [lossToShopper(world, subOrderId, news), lossToSeller(world, subOrderId, news)]);
  },
  "tell-shopper-delivered": async (world, { subOrderId }) => {
    const news = await newsOfPart(world.db, subOrderId);
    await tell(world, [
      {
        recipient: news.shopperPhone,
        template: "order_delivered",
        body: deliveredText(world, news),
        cause: `sub_order:${subOrderId}:delivered`,
      },
    ]);
  },
};

function noteToSeller({ env }: Wiring, news: PartNews & { subOrderId: string }): Note {
  const { subOrderId, orderCode: code, lines, goodsVnd, sellerPhone: recipient } = news;
  const words = { code, lines, amount: formatVnd(goodsVnd), link: `${env.publicUrl}/nha-vuon/don/${subOrderId}` };
  const body = m.order_sms_seller_new(words, { locale: "vi" });
  return { recipient, template: "order_new", body, cause: `sub_order:${subOrderId}:new` };
}

function lossToShopper(world: Wiring, subOrderId: string, news: PartNews): Note {
  const { orderCode: code, sellerName: seller, paidVnd, differenceVnd, locale, shopperPhone: recipient } = news;
  const words = { code, seller, amount: formatVnd(paidVnd - differenceVnd), link: linkTo(world, news) };
  const body = m.order_sms_written_off(words, { locale });
  return { recipient, template: "order_written_off", body, cause: `sub_order:${subOrderId}:written_off` };
}

/** The page says what the seller gets, and why. */
function lossToSeller(
  { env }: Wiring,
  subOrderId: string,
  { orderCode: code, isPaidBySeller, sellerPhone }: PartNews,
): Note {
  const say = isPaidBySeller ? m.order_sms_seller_loss_yours : m.order_sms_seller_loss_ours;
  const body = say({ code, link: `${env.publicUrl}/nha-vuon/don/${subOrderId}` }, { locale: "vi" });
  return { recipient: sellerPhone, template: "order_loss", body, cause: `sub_order:${subOrderId}:written_off:seller` };
}

function noteOfPayment(world: Wiring, news: OrderNews): Note {
  const words = { code: news.orderCode, amount: formatVnd(news.totalVnd), link: linkTo(world, news) };
  const body = m.order_sms_paid(words, { locale: news.locale });
  return { recipient: news.shopperPhone, template: "order_paid", body, cause: `order:${news.orderId}:paid` };
}

function deliveredText(world: Wiring, news: PartNews): string {
  const { orderCode: code, sellerName: seller, differenceVnd, locale } = news;
  const words = { code, seller, link: linkTo(world, news) };
  if (differenceVnd === 0) return m.order_sms_delivered(words, { locale });
  const say = news.isCredited ? m.order_sms_delivered_credited : m.order_sms_delivered_less;
  return say({ ...words, amount: formatVnd(differenceVnd) }, { locale });
}
