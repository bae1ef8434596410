/** One deed in a process of its own that dies on the way: `node killable-process.mjs '{"deed":"ipn","dies":"pay.posted",…}'`. */
import { openDb } from "~/platform/db.server";
import { armFailpoint } from "~/platform/failpoint.server";
import { type Deed, killableDeeds, type Surroundings } from "./killable-deeds";

export type Task = Deed & Surroundings & { readonly dies: string; readonly url: string };

const { about, deed, dies, url, ...surroundings } = JSON.parse(process.argv[2] ?? "") as Task;
armFailpoint(dies);
const db = openDb({ url, pool: 4 });
await killableDeeds(surroundings)[deed](db, about);
console.log("lived");
await db.$disconnect();
