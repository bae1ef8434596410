import type { Wiring } from "~/wiring.server";
import type { JobName, Payload } from "./catalogue";
import { alertHandlers } from "./handlers/alerts";
import { areaHandlers } from "./handlers/areas";
import { claimHandlers } from "./handlers/claims";
import { deliveryHandlers } from "./handlers/delivery";
import { dispatchHandlers } from "./handlers/dispatch";
import { moneyWatchHandlers } from "./handlers/money-watch";
import { mediaHandlers } from "./handlers/media";
import { paymentHandlers } from "./handlers/payments";
import { notificationHandlers } from "./handlers/notifications";
import { orderingHandlers } from "./handlers/ordering";
import { payoutHandlers } from "./handlers/payouts";
import { platformHandlers } from "./handlers/platform";
import { searchHandlers } from "./handlers/search";
import { trackingHandlers } from "./handlers/tracking";

/** A handler is three lines: take what the payload names, call one command. `signal` fires when its time is up. */
export type Handler<Name extends JobName> = (
  world: Wiring,
  payload: Payload<Name>,
  signal: AbortSignal,
) => Promise<unknown>;
export type Handlers = { readonly [Name in JobName]: Handler<Name> };
export type HandlersFor<Name extends JobName> = Pick<Handlers, Name>;

/** One folder per module; a job in the catalogue without a handler does not compile. */
export const handlers: Handlers = {
  ...alertHandlers,
  ...areaHandlers,
  ...claimHandlers,
  ...moneyWatchHandlers,
  ...mediaHandlers,
  ...paymentHandlers,
  ...payoutHandlers,
  ...orderingHandlers,
  ...notificationHandlers,
  ...platformHandlers,
  ...searchHandlers,
  ...deliveryHandlers,
  ...dispatchHandlers,
  ...trackingHandlers,
};
