import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { estimateTrip, greatCircleRouting } from "~/domain/areas/great-circle";
import type { Routing } from "~/domain/areas/ports";
import { osrmRouting } from "./osrm-routing.server";

const market = { lat: 10.7757, lng: 106.7004 };
const farm = { lat: 11.9465, lng: 108.4419 };
const door = { lat: 10.84, lng: 106.66 };
const quiet = { warn: () => undefined };

/** Answers like OSRM 5; a coordinate of 0 makes it misbehave in that way. */
let server: Server;
let url = "";
beforeAll(async () => {
  server = createServer((request, response) => {
    const [, prefix = ""] = /^\/(\w+)\/table\/v1\/driving\//.exec(request.url ?? "") ?? [];
    if (prefix === "slow") return;
    if (prefix === "broken") return void response.writeHead(500).end("oops");
    if (prefix === "garbled") return void response.end("{not json");
    const spots = (request.url ?? "").split("driving/")[1]?.split("?")[0]?.split(";") ?? [];
    const row = spots.map((_, at) => (prefix === "island" && at === 2 ? null : at * 1000.4));
    response.end(
      JSON.stringify({ code: "Ok", distances: [row], durations: [row.map((metres) => metres && metres / 10)] }),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((closed) => (server.closeAllConnections(), server.close(() => closed()))));

const at = (prefix: string): Routing => osrmRouting({ url: `${url}/${prefix}`, log: quiet, timeoutMs: 300 });

describe.each([
  ["great circle", () => greatCircleRouting],
  ["OSRM", () => at("good")],
  ["OSRM without an answer", () => at("slow")],
])("routing by %s", (_, routing) => {
  test("gives one trip for each end, in order, in whole metres and seconds", async () => {
    const trips = await routing().trips(market, [door, farm]);
    expect(trips).toHaveLength(2);
    for (const { metres, seconds } of trips) {
      expect(Number.isInteger(metres) && metres > 0).toBe(true);
      expect(Number.isInteger(seconds) && seconds > 0).toBe(true);
    }
    expect(trips[0]?.metres).toBeLessThan(trips[1]?.metres ?? 0);
  });

  test("no ends are no trips", async () => {
    expect(await routing().trips(market, [])).toEqual([]);
  });
});

test("OSRM's own numbers are used", async () => {
  expect(await at("good").trips(market, [door, farm])).toEqual([
    { metres: 1000, seconds: 100 },
    { metres: 2001, seconds: 200 },
  ]);
});

test.each(["slow", "broken", "garbled"])("a %s engine is replaced by the estimate", async (fault) => {
  expect(await at(fault).trips(market, [farm])).toEqual([estimateTrip(market, farm)]);
});

test("an end without a road is estimated, the others are not", async () => {
  expect(await at("island").trips(market, [door, farm])).toEqual([
    { metres: 1000, seconds: 100 },
    estimateTrip(market, farm),
  ]);
});
