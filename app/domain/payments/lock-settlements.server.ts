import type { Tx } from "~/platform/db.server";

/** Files are compared and differences settled one at a time: whether a charge is in a file is decided once. */
export const lockSettlements = (tx: Tx): Promise<number> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('settlements', 0))`;
