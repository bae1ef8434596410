import { rebuildIndex } from "~/domain/search/index-products.server";
import { openDb } from "~/platform/db.server";
import { wiring } from "~/wiring.server";
import { fileJournal } from "../../simulator/journal";
import { showProgress } from "../../scripts/progress";
import { seedWorld } from "./seed-world";

/** `npm run seed`: the demo world, once; then the search index over it. */
const { db: shopDb, env, media, moment, search } = wiring();
const db = openDb({ url: env.DATABASE_URL, statementSeconds: 120 });
const started = Date.now();
const { seeded, orders, products } = await seedWorld({
  db,
  media,
  moment: moment(),
  tmnCode: env.VNPAY_TMN_CODE,
  bankAccount: env.BANK_ACCOUNT,
  pinSecret: env.APP_SECRET,
  origin: env.publicUrl,
  tellVnpay: fileJournal(env.simulatorJournal).keep,
  say: showProgress,
});
if (seeded) {
  await rebuildIndex(db, search);
  // The first visitors come before PostgreSQL looks at its new tables by itself.
  await db.$tidy();
  console.log(`${products} products and ${orders} orders, ${((Date.now() - started) / 1000).toFixed(0)} s`);
} else {
  console.log("the shop is open already; nothing was added");
}
await Promise.all([db.$disconnect(), shopDb.$disconnect()]);
