import { expect, test } from "vitest";
import { freePort } from "~/adapters/embedded-postgres/cluster.server";
import { answerHealth } from "./answer-health";

test("a worker is well while it looks for facts, and unwell when it has not for half a minute", async () => {
  const port = await freePort();
  let lookedAt = new Date();
  const close = await answerHealth(port, () => lookedAt);
  const ask = async () => (await fetch(`http://127.0.0.1:${port}/`)).status;
  expect(await ask()).toBe(200);
  lookedAt = new Date(Date.now() - 31_000);
  expect(await ask()).toBe(503);
  close();
});
