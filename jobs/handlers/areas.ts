import { carryOutAreaChanges } from "~/domain/delivery/carry-out-area-changes.server";
import { newsOfReroute } from "~/domain/delivery/reroute-news.server";
import { sendMessage } from "~/domain/notifications/send-message.server";
import { formatDate, formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { transact } from "~/platform/db.server";
import type { HandlersFor } from "../handlers";

export const areaHandlers: HandlersFor<"carry-out-area-changes" | "tell-shopper-rerouted"> = {
  "carry-out-area-changes": ({ db, moment }, { area }) => carryOutAreaChanges(db, moment(), area),
  "tell-shopper-rerouted": async ({ db, moment, env }, { shipmentId }) => {
    const news = await newsOfReroute(db, shipmentId);
    if (!news) return;
    const { orderCode, place, shopperPhone, locale, version } = news;
    const from = formatTime(news.windowFrom);
    const until = formatTime(news.windowUntil);
    const link = `${env.publicUrl}/don/${news.trackingToken}`;
    const words = { code: orderCode, from, until, day: formatDate(news.windowUntil), link };
    const body =
      place === null
        ? m.delivery_sms_door(words, { locale })
        : m.delivery_sms_drop_point({ ...words, place }, { locale });
    const cause = `shipment:${shipmentId}:rerouted:${String(version)}`;
    const message = { channel: "zalo", recipient: shopperPhone, template: "order_rerouted", body, cause } as const;
    await transact(db, (tx) => sendMessage(tx, moment(), message));
  },
};
