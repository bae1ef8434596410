import { forgetOldCodes } from "~/domain/identity/sign-in/forget-old-codes.server";
import { deliverMessages } from "~/domain/notifications/deliver-messages.server";
import type { HandlersFor } from "../handlers";

export const notificationHandlers: HandlersFor<"deliver-message" | "forget-old-codes"> = {
  "deliver-message": ({ db, moment, messages }, queued) =>
    deliverMessages(
      db,
      moment(),
      messages,
      queued.map(({ messageId }) => messageId),
    ),
  "forget-old-codes": ({ db, clock }) => forgetOldCodes(db, clock.now()),
};
