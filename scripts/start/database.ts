import pg from "pg";
import { startCluster } from "~/adapters/embedded-postgres/cluster.server";
import { prepareDatabase } from "../prepare-database";
import { noteClusterUrl } from "./cluster-note";

export type Database = { readonly url: string; readonly isEmpty: boolean; readonly stop: () => Promise<void> };

/** The database that DATABASE_URL names, or one of our own in the home folder; brought to the present schema. */
export async function startDatabase(folder: string, given: string | undefined): Promise<Database> {
  const { url, stop } = given ? { url: given, stop: () => Promise.resolve() } : await ownCluster(folder);
  try {
    await prepareDatabase(url);
    return { url, stop, isEmpty: !(await hasWorld(url)) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ownCluster(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const { url, stop } = await startCluster({ folder, database: "cho_que", durable: true });
  const forget = noteClusterUrl(folder, url);
  return { url, stop: () => stop().finally(forget) };
}

/** The seed itself decides by the same sign: whether anybody sells here. */
async function hasWorld(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ found: boolean }>("SELECT EXISTS (SELECT 1 FROM seller) AS found");
  await client.end();
  return rows[0]?.found === true;
}
