import { carriersOf } from "~/domain/delivery/carriers-queries.server";
import { createShipment } from "~/domain/delivery/create-shipment.server";
import { keepDocks } from "~/domain/delivery/hubs/keep-docks.server";
import { decidedLoss } from "~/domain/delivery/losses/loss-queries.server";
import { newsOfOtherHub } from "~/domain/delivery/hubs/hub-news.server";
import { newsOfChange } from "~/domain/delivery/runs/change-news.server";
import { newsOfOffer } from "~/domain/delivery/offers/offer-news.server";
import { renewEstimates } from "~/domain/delivery/runs/renew-estimates.server";
import { rerouteAroundHub, resumeAtHub } from "~/domain/delivery/hubs/reroute-around-hub.server";
import { sendMessage } from "~/domain/notifications/send-message.server";
import { markDelivered, markHandedOver, returnSubOrder } from "~/domain/ordering/handing-over/mark-handed-over.server";
import { writeOffSubOrder } from "~/domain/ordering/handing-over/write-off-sub-order.server";
import { formatVnd } from "~/domain/shared/money";
import { formatTime } from "~/domain/shared/time";
import { isRefusal } from "~/domain/shared/refusal";
import { m } from "~/paraglide/messages";
import { transact } from "~/platform/db.server";
import type { HandlersFor } from "../handlers";

type DeliveryJob =
  | "create-shipment"
  | "tell-courier-of-offer"
  | "reroute-around-hub"
  | "resume-at-hub"
  | "tell-courier-of-other-hub"
  | "renew-estimates"
  | "keep-docks"
  | "tell-courier-of-change"
  | "hand-over-sub-order"
  | "deliver-sub-order"
  | "return-sub-order"
  | "write-off-sub-order";

export const deliveryHandlers: HandlersFor<DeliveryJob> = {
  "create-shipment": ({ db, moment, env }, { subOrderId }) =>
    createShipment(db, moment(), { subOrderId, pinSecret: env.APP_SECRET }),
  "tell-courier-of-offer": async ({ db, moment, env }, { shipmentId }) => {
    const news = await newsOfOffer(db, shipmentId, moment().now);
    if (!news) return;
    const { offerId, phone, locale, payVnd, distanceM, fromText, expiresAt } = news;
    const km = `${Math.max(1, Math.round(distanceM / 1000))} km`;
    const link = `${env.publicUrl}/giao-hang`;
    const facts = { pay: formatVnd(payVnd), km, from: fromText, before: formatTime(expiresAt), link };
    const body = m.delivery_push_offer(facts, { locale });
    const message = { channel: "push", recipient: phone, template: "offer", body, cause: `offer:${offerId}` } as const;
    await transact(db, (tx) => sendMessage(tx, moment(), message));
  },
  "reroute-around-hub": ({ db, moment }, hub) => rerouteAroundHub(db, moment(), hub),
  "resume-at-hub": ({ db, moment }, hub) => resumeAtHub(db, moment(), hub),
  "tell-courier-of-other-hub": async ({ db, moment, env }, { shipmentId }) => {
    const news = await newsOfOtherHub(db, shipmentId);
    if (!news) return;
    const { phone, locale, code, hubName, legId, hubId } = news;
    const body = m.delivery_push_other_hub({ code, hub: hubName, link: `${env.publicUrl}/giao-hang` }, { locale });
    const cause = `other_hub:${legId}:${hubId}`;
    await transact(db, (tx) =>
      sendMessage(tx, moment(), { channel: "push", recipient: phone, template: "other_hub", body, cause }),
    );
  },
  "renew-estimates": ({ db, moment }) => renewEstimates(db, moment()),
  "keep-docks": ({ db, moment }) => keepDocks(db, moment()),
  "tell-courier-of-change": async ({ db, moment, env }, { changeId }) => {
    const news = await newsOfChange(db, changeId);
    if (!news) return;
    const { phone, locale, kind, code } = news;
    const body = changeSaid[kind]({ code, link: `${env.publicUrl}/giao-hang` }, { locale });
    const message = {
      channel: "push",
      recipient: phone,
      template: "run_change",
      body,
      cause: `change:${changeId}`,
    } as const;
    await transact(db, (tx) => sendMessage(tx, moment(), message));
  },
  "hand-over-sub-order": async ({ db, moment }, { subOrderId }) =>
    inTurn(await markHandedOver(db, moment(), { subOrderId })),
  "deliver-sub-order": async ({ db, moment }, { subOrderId }) =>
    inTurn(await markDelivered(db, moment(), { subOrderId, carriers: await carriersOf(db, subOrderId) })),
  "return-sub-order": async ({ db, moment }, { subOrderId }) =>
    inTurn(await returnSubOrder(db, moment(), { subOrderId, reason: "not_delivered" })),
  "write-off-sub-order": async ({ db, moment }, { subOrderId }) =>
    inTurn(await writeOffSubOrder(db, moment(), { subOrderId, ...(await decidedLoss(db, subOrderId)) })),
};

const changeSaid = {
  rostered: m.dispatch_push_rostered,
  assigned: m.dispatch_push_assigned,
  reordered: m.dispatch_push_reordered,
  released: m.dispatch_push_released,
  cancelled: m.dispatch_push_cancelled,
  hand_over: m.dispatch_push_hand_over,
  taker: m.dispatch_push_taker,
  written_off: m.delivery_push_written_off,
} as const;

/** Two facts may overtake each other in the queue: what comes too early is tried again, what was done before is done. */
function inTurn<Outcome>(outcome: Outcome): Outcome {
  if (isRefusal(outcome) && outcome.reason === "not_now") throw new Error("the sub-order is not there yet");
  return outcome;
}
