import { carryOutAreaChanges, followPasses } from "~/domain/delivery/area-changes/carry-out-area-changes.server";
import { causeOfHold, newsOfHold, newsOfReroute } from "~/domain/delivery/hubs/reroute-news.server";
import { wasTold } from "~/domain/notifications/queries.server";
import { sendMessage } from "~/domain/notifications/send-message.server";
import { formatDate, formatDateTime, formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { transact } from "~/platform/db.server";
import type { Wiring } from "~/wiring.server";
import type { HandlersFor } from "../handlers";
import { startTurn } from "../start-turn";

type AreaJob =
  "carry-out-area-changes" | "follow-passes" | "tell-shopper-held" | "tell-shopper-resumed" | "tell-shopper-rerouted";

export const areaHandlers: HandlersFor<AreaJob> = {
  "carry-out-area-changes": async (world, { area }) => {
    await carryOutAreaChanges(world.db, world.moment(), area);
    await startTurn(world);
  },
  "follow-passes": async (world, courier) => {
    await followPasses(world.db, world.moment(), courier);
    await startTurn(world);
  },
  "tell-shopper-held": async (world, { shipmentId }) => {
    const news = await newsOfHold(world.db, shipmentId, world.moment().now);
    if (!news) return;
    const { orderCode: code, areaName: area, until, locale, cause } = news;
    const words = { code, area, link: linkOf(world, news) };
    const body =
      until === null
        ? m.delivery_sms_held(words, { locale })
        : m.delivery_sms_held_until({ ...words, until: formatDateTime(until) }, { locale });
    await tell(world, news, "order_held", body, cause);
  },
  "tell-shopper-resumed": async (world, { shipmentId, version }) => {
    // What waited for seconds only was never told; then there is nothing to take back.
    if (!(await wasTold(world.db, await causeOfHold(world.db, shipmentId)))) return;
    const news = await newsOfReroute(world.db, shipmentId);
    if (!news) return;
    const body = m.delivery_sms_resumed(wordsOf(world, news), { locale: news.locale });
    await tell(world, news, "order_resumed", body, `shipment:${shipmentId}:resumed:${String(version)}`);
  },
  "tell-shopper-rerouted": async (world, { shipmentId, version }) => {
    const news = await newsOfReroute(world.db, shipmentId);
    if (!news) return;
    const { place, locale } = news;
    const words = wordsOf(world, news);
    const body =
      place === null
        ? m.delivery_sms_door(words, { locale })
        : m.delivery_sms_drop_point({ ...words, place }, { locale });
    await tell(world, news, "order_rerouted", body, `shipment:${shipmentId}:rerouted:${String(version)}`);
  },
};

type News = NonNullable<Awaited<ReturnType<typeof newsOfReroute>>>;
type Shopper = Pick<News, "trackingToken" | "shopperPhone">;

const linkOf = ({ env }: Wiring, { trackingToken }: Shopper): string => `${env.publicUrl}/don/${trackingToken}`;

const wordsOf = (world: Wiring, news: News) => ({
  code: news.orderCode,
  from: formatTime(news.windowFrom),
  until: formatTime(news.windowUntil),
  day: formatDate(news.windowUntil),
  link: linkOf(world, news),
});

const tell = ({ db, moment }: Wiring, { shopperPhone }: Shopper, template: string, body: string, cause: string) =>
  transact(db, (tx) => sendMessage(tx, moment(), { channel: "zalo", recipient: shopperPhone, template, body, cause }));
