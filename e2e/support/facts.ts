import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** Reads (and, to let time pass, writes) the database of the running shop; bin/start notes its address in the data folder. */
export async function facts<Row extends object>(query: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    return (await client.query<Row>(query, [...values])).rows;
  } finally {
    await client.end();
  }
}

export async function fact<Row extends object>(query: string, values: readonly unknown[] = []): Promise<Row> {
  const [row] = await facts<Row>(query, values);
  if (!row) throw new Error(`nothing found: ${query}`);
  return row;
}

function databaseUrl(): string {
  const note = join(process.env["E2E_DATA_DIR"] ?? ".data", "database-url");
  return existsSync(note) ? readFileSync(note, "utf8") : (process.env["DATABASE_URL"] ?? "");
}

/** As if the last hour had passed for one-time codes, so that the same person can sign in again in the next run. */
export async function letCodesAge(phone: string): Promise<void> {
  await facts("delete from one_time_code where phone = $1", [phone]);
  await facts("delete from rate_window where key like 'code:%'");
}

/** As if the quarter of an hour had passed in which goods are held. */
export const letHoldPass = (trackingToken: string): Promise<unknown> =>
  facts("update orders set hold_expires_at = now() - interval '1 second' where tracking_token = $1", [trackingToken]);

/** As if the day had passed in which what was delivered may be complained about. */
export const letClaimWindowPass = (subOrderId: string): Promise<unknown> =>
  facts("update sub_order set delivered_at = delivered_at - interval '25 hours' where id = $1", [subOrderId]);

/**
 * Other parcels at farms wait until tomorrow, so that the next offer is the story's own: also those that resting couriers give
 * back, and those that somebody of an earlier story is still asked about.
 */
export async function letOthersWait(): Promise<void> {
  await facts(
    `update shipment set ready_at = now() + interval '1 day'
      where status in ('ready', 'offered', 'assigned', 'at_pickup') and keeper_id is null`,
  );
  await facts("update offer set expires_at = now() where status in ('sent', 'seen')");
}

/** Everybody else's shift is over, so that the story's couriers are the ones who are asked. */
export const letOthersRest = (...phones: readonly string[]): Promise<unknown> =>
  facts(
    `update shift set ends_at = now() where ends_at is null and courier_id not in
       (select c.id from courier c join person p on p.id = c.person_id where p.phone = any($1))`,
    [phones],
  );

export type SellerSeen = { phone: string; lat: number; lng: number; communeCode: string; provinceCode: string };

export const ownerOf = (sellerSlug: string): Promise<SellerSeen> =>
  fact(
    `select p.phone, s.lat, s.lng, s.commune_code as "communeCode", s.province_code as "provinceCode"
       from seller s join membership m on m.seller_id = s.id and m.role = 'owner' join person p on p.id = m.person_id
      where s.slug = $1`,
    [sellerSlug],
  );

/**
 * People of the neighbourhood with a motorbike and nothing to do, the nearest first: the demo's own are on the road. Who has said no
 * to an offer in another story is left in peace for some minutes.
 */
export const idleCouriers = async ({ lat, lng }: SellerSeen, count: number): Promise<`+${string}`[]> => {
  const rows = await facts<{ phone: `+${string}` }>(
    `select p.phone from courier c join person p on p.id = c.person_id
      where c.status = 'approved' and c.vehicle = 'motorbike' and c.range_m >= 15000
        and not exists (select 1 from shift s where s.courier_id = c.id and s.ends_at is null)
        and not exists (select 1 from run r where r.courier_id = c.id and r.status = 'open')
        and not exists (select 1 from offer o where o.courier_id = c.id and o.status = 'declined'
                          and o.answered_at > now() - interval '10 minutes')
      order by (c.lat - $1) ^ 2 + (c.lng - $2) ^ 2, p.phone limit $3`,
    [lat, lng, count],
  );
  return rows.map(({ phone }) => phone);
};
