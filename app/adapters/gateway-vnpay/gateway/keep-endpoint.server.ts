import type { Pool } from "./database.server";
import { randomId } from "./ids.server";

/** The endpoint that the gateway was started with: there once, however often it is started. */
export async function keepEndpoint(pool: Pool, url: string, now: Date): Promise<void> {
  await pool.query(
    `insert into vnpay_gateway.webhook_endpoint (id, url, enabled_events, description, metadata, created_at)
     select $1, $2, '["*"]', 'WEBHOOK_URL', '{}', $3
     where not exists (select 1 from vnpay_gateway.webhook_endpoint where url = $2)`,
    [randomId("we"), url, now],
  );
}
