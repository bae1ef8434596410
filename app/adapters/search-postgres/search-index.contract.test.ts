import { systemClock } from "~/platform/clock.server";
import { describeSearchIndex } from "#test/search-index-suite";
import { testDatabase } from "#test/test-database";
import { postgresSearch } from "./search-index.server";

const { db } = await testDatabase();
describeSearchIndex("PostgreSQL", async () => postgresSearch(db, systemClock));
