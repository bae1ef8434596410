/** Imported first by commands that work on the shop that bin/start runs: `npm run demo:tick` needs no settings of its own. */
import { adoptEnvironment } from "./start/environment-note";

if (!process.env["DATABASE_URL"]) adoptEnvironment(process.env["DATA_DIR"] || ".data", process.env);
