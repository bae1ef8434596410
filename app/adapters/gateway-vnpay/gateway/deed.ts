import type { PayPage } from "../stripe/build-session";
import type { Tx } from "./database.server";
import type { NewId } from "./ids.server";

/** What every step of the gateway is given: the transaction it is part of, the time, names for new things, and who asked. */
export type Deed = {
  readonly tx: Tx;
  readonly now: Date;
  readonly newId: NewId;
  readonly payPage: PayPage;
  /** The call of the API that caused it; null when VNPAY or the clock did. */
  readonly request: { readonly id: string; readonly idempotencyKey: string | null } | null;
};
