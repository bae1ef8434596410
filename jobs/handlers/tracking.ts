import { forgetPositions } from "~/domain/tracking/forget-positions.server";
import { projectOrders } from "~/domain/tracking/project-orders.server";
import type { HandlersFor } from "../handlers";

export const trackingHandlers: HandlersFor<"project-tracking" | "forget-positions"> = {
  "project-tracking": ({ db }, told) =>
    projectOrders(
      db,
      told.map(({ orderId }) => orderId),
    ),
  "forget-positions": ({ db, clock }) => forgetPositions(db, clock.now()),
};
