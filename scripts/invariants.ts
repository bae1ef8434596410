/** npm run invariants: prints what must always be true and whether it is; ends with 1 when something is not. */
import "./beside-the-shop";
import pg from "pg";
import { findClusterUrl } from "./start/cluster-note";

type Invariant = { readonly view: string; readonly rule: string };
type Fault = { readonly subject: string; readonly fault: string };

const shown = 5;
const client = new pg.Client({
  connectionString: process.env["DATABASE_URL"] || findClusterUrl(process.env["DATA_DIR"] || ".data"),
});
await client.connect();
// One snapshot for all: what changes meanwhile cannot look like a contradiction.
await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
const { rows: invariants } = await client.query<Invariant>(`
  SELECT c.relname AS view, obj_description(c.oid) AS rule FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'v' AND n.nspname = current_schema() AND c.relname LIKE 'invariant\\_%' ORDER BY 1`);
let broken = 0;
for (const { view, rule } of invariants) {
  const { rows: faults } = await client.query<Fault>(`SELECT subject, fault FROM ${client.escapeIdentifier(view)}`);
  console.log(`${faults.length === 0 ? "✓" : "✗"} ${rule}${faults.length === 0 ? "" : ` (${faults.length})`}`);
  for (const { subject, fault } of faults.slice(0, shown)) console.log(`    ${subject}: ${fault}`);
  if (faults.length > 0) broken += 1;
}
await client.end();
console.log(`${invariants.length - broken} hold, ${broken} broken`);
process.exitCode = broken > 0 || invariants.length === 0 ? 1 : 0;
