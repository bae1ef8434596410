import { sendMessage } from "~/domain/notifications/send-message.server";
import { expireOrders } from "~/domain/ordering/expire-orders.server";
import { newsOfOrder, newsOfPart, type PartNews } from "~/domain/ordering/news-queries.server";
import { claimWindowHours } from "~/domain/ordering/policy";
import { releaseDue } from "~/domain/ordering/release-due.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { transact } from "~/platform/db.server";
import type { Wiring } from "~/wiring.server";
import type { HandlersFor } from "../handlers";

type Note = { readonly recipient: string; readonly template: string; readonly body: string; readonly cause: string };

const tell = ({ db, moment }: Wiring, note: Note): Promise<void> =>
  transact(db, (tx) => sendMessage(tx, moment(), { channel: "zalo", ...note }));

const linkTo = ({ env }: Wiring, { trackingToken }: { trackingToken: string }): string =>
  `${env.publicUrl}/don/${trackingToken}`;

type OrderingJobs =
  | "expire-orders"
  | "release-due"
  | "tell-seller-of-order"
  | "tell-shopper-paid"
  | "tell-shopper-rejected"
  | "tell-shopper-delivered";

export const orderingHandlers: HandlersFor<OrderingJobs> = {
  "expire-orders": ({ db, moment }) => expireOrders(db, moment()),
  "release-due": ({ db, moment }) => releaseDue(db, moment(), claimWindowHours),

  "tell-seller-of-order": async (world, { subOrderId }) => {
    const news = await newsOfPart(world.db, subOrderId);
    const { orderCode: code, lines, goodsVnd } = news;
    const body = m.order_sms_seller_new(
      { code, lines, amount: formatVnd(goodsVnd), link: `${world.env.publicUrl}/nha-vuon/don/${subOrderId}` },
      { locale: "vi" },
    );
    await tell(world, {
      recipient: news.sellerPhone,
      template: "order_new",
      body,
      cause: `sub_order:${subOrderId}:new`,
    });
  },
  "tell-shopper-paid": async (world, { orderId }) => {
    const news = await newsOfOrder(world.db, orderId);
    const words = { code: news.orderCode, amount: formatVnd(news.totalVnd), link: linkTo(world, news) };
    const body = m.order_sms_paid(words, { locale: news.locale });
    await tell(world, { recipient: news.shopperPhone, template: "order_paid", body, cause: `order:${orderId}:paid` });
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
    await tell(world, {
      recipient: news.shopperPhone,
      template: "order_rejected",
      body,
      cause: `sub_order:${subOrderId}:rejected`,
    });
  },
  "tell-shopper-delivered": async (world, { subOrderId }) => {
    const news = await newsOfPart(world.db, subOrderId);
    await tell(world, {
      recipient: news.shopperPhone,
      template: "order_delivered",
      body: deliveredText(world, news),
      cause: `sub_order:${subOrderId}:delivered`,
    });
  },
};

function deliveredText(world: Wiring, news: PartNews): string {
  const { orderCode: code, sellerName: seller, differenceVnd, locale } = news;
  const words = { code, seller, link: linkTo(world, news) };
  if (differenceVnd === 0) return m.order_sms_delivered(words, { locale });
  return m.order_sms_delivered_less({ ...words, amount: formatVnd(differenceVnd) }, { locale });
}
