import { forgetOldFacts } from "~/platform/outbox.server";
import type { HandlersFor } from "../handlers";

export const platformHandlers: HandlersFor<"forget-old-facts"> = {
  "forget-old-facts": ({ db, clock }) => forgetOldFacts(db, clock.now()),
};
