import { forgetOldCodes } from "~/domain/identity/forget-old-codes.server";
import { deliverMessage } from "~/domain/notifications/deliver-message.server";
import type { HandlersFor } from "../handlers";

export const notificationHandlers: HandlersFor<"deliver-message" | "forget-old-codes"> = {
  "deliver-message": ({ db, moment, messages }, { messageId }) => deliverMessage(db, moment(), messages, messageId),
  "forget-old-codes": ({ db, clock }) => forgetOldCodes(db, clock.now()),
};
