import { type Pool, type Tx, transact } from "./database.server";
import { randomLetters } from "./ids.server";

export type Secrets = { readonly secretKey: string; readonly webhookSecret: string };

/** Made once and kept with the books, so that shops find them unchanged after a restart; what is given takes their place. */
export const openSecrets = (pool: Pool, given: Partial<Secrets> = {}): Promise<Secrets> =>
  transact(pool, async (tx) => ({
    secretKey: await keep(tx, "secret_key", given.secretKey, () => `sk_test_${randomLetters(48)}`),
    webhookSecret: await keep(tx, "webhook_secret", given.webhookSecret, newWebhookSecret),
  }));

/** What the gateway prints: whoever runs it can check every event with it, besides each endpoint's own. */
export const webhookSecret = (tx: Tx): Promise<string> => read(tx, "webhook_secret");

export const newWebhookSecret = (): string => `whsec_${randomLetters(32)}`;

async function keep(tx: Tx, name: string, given: string | undefined, make: () => string): Promise<string> {
  const conflict = given === undefined ? "do nothing" : "(name) do update set value = excluded.value";
  const query = `insert into vnpay_gateway.secret (name, value) values ($1, $2) on conflict ${conflict}`;
  await tx.query(query, [name, given ?? make()]);
  return read(tx, name);
}

async function read(tx: Tx, name: string): Promise<string> {
  const { rows } = await tx.query<{ value: string }>("select value from vnpay_gateway.secret where name = $1", [name]);
  const [row] = rows;
  if (!row) throw new Error(`the gateway has no ${name}`);
  return row.value;
}
