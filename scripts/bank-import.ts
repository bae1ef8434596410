import "./beside-the-shop";
import { readFile } from "node:fs/promises";
import { importStatement } from "~/domain/ordering/paying/import-statement.server";
import { wiring } from "~/wiring.server";

/** npm run bank:import -- FILE: a bank's statement (CSV). Read again it changes nothing. */
const file = process.argv[2];
if (file === undefined) {
  console.error("usage: npm run bank:import -- FILE.csv");
  process.exit(2);
}
const { db, bank, moment } = wiring();
if (bank === null) throw new Error("BANK_HOLDER is not set: the shop takes no transfers");
const outcome = await importStatement(db, moment(), bank, {
  text: await readFile(file, "utf8"),
  ip: "",
  actorId: null,
});
if (outcome.ok) {
  const { paid, unapplied, heardBefore } = outcome;
  console.log(`${paid} paid an order, ${unapplied} wait for a person, ${heardBefore} known already`);
} else {
  console.error(`${file}:${outcome.line}: this line is not a bank's movement; nothing was imported`);
  process.exitCode = 1;
}
await db.$disconnect();
