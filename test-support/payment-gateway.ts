import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Stripe } from "stripe";
import { afterAll } from "vitest";
import { vnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import { doChores } from "~/adapters/gateway-vnpay/gateway/chores.server";
import { openDatabase } from "~/adapters/gateway-vnpay/gateway/database.server";
import { gatewayApi, type GatewayParts } from "~/adapters/gateway-vnpay/gateway/gateway.server";
import { httpGateway } from "~/adapters/gateway-vnpay/gateway/http-server.server";
import { openSecrets } from "~/adapters/gateway-vnpay/gateway/secrets.server";
import { stripeShapedClient } from "~/adapters/gateway-vnpay/stripe/client.server";
import { httpTransport } from "~/adapters/gateway-vnpay/stripe/http-transport.server";
import { usualSwitches } from "../simulator/settings";
import { startSimulator } from "../simulator/start";

const terminal = { tmnCode: "TESTTMN1", secret: "a secret for tests, nobody's" };
const startedAt = new Date("2026-11-22T08:00:00+07:00");

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A gateway with its books in the given database, a VNPAY on a frozen clock, and the three clients that reach it. */
export async function paymentGateway(url: string) {
  const pool = await openDatabase(url, 24);
  const { secretKey, webhookSecret } = await openSecrets(pool);
  const log: { level: string; text: string }[] = [];
  // The gateway and VNPAY must know each other's address: VNPAY's comes first, and learns the other before anything is paid.
  const ipn = { url: "" };
  const simulator = await startSimulator({
    host: "127.0.0.1",
    port: 0,
    terminal: {
      ...terminal,
      get ipnUrl() {
        return ipn.url;
      },
    },
    clock: { frozenAt: startedAt },
    switches: usualSwitches,
  });
  const now = () => simulator.world.clock.now();
  const parts: GatewayParts & { publicUrl: string } = {
    pool,
    vnpay: vnpayGateway({ ...terminal, origin: simulator.origin }),
    publicUrl: "",
    now,
    report: (level, what, more) =>
      log.push({ level, text: `${what} ${JSON.stringify(more ?? {})} ${String(more?.["error"] ?? "")}` }),
  };
  const server = httpGateway({
    ...parts,
    get publicUrl() {
      return parts.publicUrl;
    },
    secretKey,
  });
  const origin = await listen(server);
  Object.assign(parts, { publicUrl: origin });
  ipn.url = `${origin}/vnpay/ipn`;
  const { port } = new URL(origin);
  const stripe = new Stripe(secretKey, {
    host: "127.0.0.1",
    port,
    protocol: "http",
    telemetry: false,
    maxNetworkRetries: 0,
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await simulator.stop();
    await pool.end();
  });
  return {
    parts,
    pool,
    simulator,
    log,
    /** What a person would have to look at. */
    alarms: () => log.filter(({ level }) => level === "error"),
    origin,
    secretKey,
    webhookSecret,
    stripe,
    inProcess: stripeShapedClient(gatewayApi(parts)),
    overHttp: stripeShapedClient(httpTransport({ origin, secretKey })),
    /** Moves both clocks, which are one, and lets the gateway do what is due. */
    advance: async (ms: number) => {
      await simulator.world.clock.advance(ms);
      await doChores(parts);
    },
    chores: () => doChores(parts),
  };
}

export type TestGateway = Awaited<ReturnType<typeof paymentGateway>>;

/** Follows a session's page to VNPAY like a browser; gives the address of VNPAY's page. */
export async function openPage(payUrl: string): Promise<string> {
  const toVnpay = await fetch(payUrl, { redirect: "manual" });
  if (toVnpay.status !== 303) throw new Error(`${toVnpay.status} ${await toVnpay.text()}`);
  const page = await fetch(toVnpay.headers.get("location") ?? "", { redirect: "manual" });
  return new URL(page.headers.get("location") ?? "", toVnpay.headers.get("location") ?? "").href;
}

/** Presses a button on VNPAY's page; gives where the shopper is sent back to. */
export async function press(page: string, action: string): Promise<string> {
  const done = await fetch(page, { method: "POST", redirect: "manual", body: new URLSearchParams({ action }) });
  return done.headers.get("location") ?? "";
}

/** Opens, presses and comes back; gives the gateway's answer to the return. */
export async function visit(payUrl: string, action: string): Promise<Response> {
  return fetch(await press(await openPage(payUrl), action), { redirect: "manual" });
}

/** A shop's webhook address that writes down what comes and answers as told. */
export async function shopEar(reply: { status: number } = { status: 200 }) {
  const heard: { body: string; signature: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      heard.push({
        body: Buffer.concat(chunks).toString("utf8"),
        signature: String(request.headers["stripe-signature"]),
      });
      response.writeHead(reply.status).end();
    });
  });
  const url = `${await listen(server)}/hook`;
  afterAll(() => void server.close());
  return { url, heard, reply };
}
