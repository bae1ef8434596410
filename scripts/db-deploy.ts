/** npm run db:deploy: applies what is new in `prisma/migrations`, and the queue's own tables, to DATABASE_URL. */
import { prepareDatabase } from "./prepare-database";

const url = process.env["DATABASE_URL"];
if (url === undefined || url === "") throw new Error("set DATABASE_URL");
const applied = await prepareDatabase(url);
console.log(applied.length === 0 ? "the database is up to date" : `applied ${applied.join(", ")}`);
