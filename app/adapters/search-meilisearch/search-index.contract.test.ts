import { afterAll } from "vitest";
import { describeSearchIndex } from "#test/search-index-suite";
import { meilisearchStub } from "#test/meilisearch-stub";
import { meilisearch } from "./search-index.server";

/** A real server when there is one (`MEILI_URL`, `MEILI_KEY`), else a stand-in that speaks its HTTP. */
const real = process.env["MEILI_URL"];
const stub = real === undefined ? await meilisearchStub() : null;
afterAll(() => stub?.close());

describeSearchIndex(real === undefined ? "Meilisearch's HTTP" : "Meilisearch", async () =>
  meilisearch({
    url: real ?? stub?.url ?? "",
    key: process.env["MEILI_KEY"],
    index: `contract_${process.pid}`,
    timeoutMs: 5_000,
  }),
);
