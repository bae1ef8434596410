import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { healthHandlers } from "./health.server";

const open: Server[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

async function serve(metricsToken?: string, isDatabaseThere = true) {
  const health = healthHandlers({
    whyNotReady: () => Promise.resolve(isDatabaseThere ? null : "database does not answer"),
    gather: () => Promise.resolve("up 1\n"),
    metricsToken,
  });
  const app = express().use("/livez", health.livez).use("/readyz", health.readyz).use("/metrics", health.metrics);
  const server = createServer(app);
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).status;
  return { ask, health };
}

describe("health", () => {
  it("says that the process lives and that requests may come", async () => {
    const { ask } = await serve();
    expect([await ask("/livez"), await ask("/readyz")]).toEqual([200, 200]);
  });

  it("is alive but not ready while the database is away", async () => {
    const { ask } = await serve(undefined, false);
    expect([await ask("/livez"), await ask("/readyz")]).toEqual([200, 503]);
  });

  it("is not ready once it drains", async () => {
    const { ask, health } = await serve();
    health.drain();
    expect(await ask("/readyz")).toBe(503);
  });

  it("shows metrics to this machine, and to nobody who came through a proxy", async () => {
    const { ask } = await serve();
    expect([await ask("/metrics"), await ask("/metrics", { "x-forwarded-for": "127.0.0.1" })]).toEqual([200, 404]);
  });

  it("with a token set, shows metrics to its bearer only", async () => {
    const { ask } = await serve("s3cret");
    const answers = [await ask("/metrics"), await ask("/metrics", { authorization: "Bearer wrong!" })];
    expect([...answers, await ask("/metrics", { authorization: "Bearer s3cret" })]).toEqual([404, 404, 200]);
  });
});
