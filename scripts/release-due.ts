import "./beside-the-shop";
import { releaseDue } from "~/domain/ordering/earnings/release-due.server";
import { claimWindowHours } from "~/domain/ordering/policy";
import { wiring } from "~/wiring.server";

/** What the worker does every five minutes, now: delivered, and nobody may complain any more. */
const { db, moment } = wiring();
console.log(`${await releaseDue(db, moment(), claimWindowHours)} orders' money released`);
await db.$disconnect();
process.exit(0);
