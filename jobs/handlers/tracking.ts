import { forgetPositions } from "~/domain/tracking/forget-positions.server";
import { projectOrder } from "~/domain/tracking/project-order.server";
import type { HandlersFor } from "../handlers";

export const trackingHandlers: HandlersFor<"project-tracking" | "forget-positions"> = {
  "project-tracking": ({ db }, { orderId }) => projectOrder(db, { orderId }),
  "forget-positions": ({ db, clock }) => forgetPositions(db, clock.now()),
};
