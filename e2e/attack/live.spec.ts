import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { accounts } from "../../prisma/seed/accounts";
import { findClusterUrl } from "../../scripts/start/cluster-note";
import pg from "pg";

const settings = {
  CHO_QUE_MODE: "live",
  HOST: "127.0.0.1",
  PUBLIC_URL: "https://choque.example",
  APP_SECRET: "5f0c9a7be1d24386b7f1a2c3d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e7f8",
  VNPAY_URL: "https://sandbox.vnpayment.vn",
  VNPAY_TMN_CODE: "REALSHOP",
  VNPAY_SECRET: "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345",
  TRUSTED_PROXIES: "loopback",
  SMS_URL: "http://127.0.0.1:9/sms",
  SMS_TOKEN: "t0ken",
};

const { PATH = "", HOME = "" } = process.env;
const starter = ["--enable-source-maps", "build/node/scripts/start.js"];
let home: string;
let shop: ChildProcess;
let base: string;

test.describe("a live shop", () => {
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    home = mkdtempSync(join(tmpdir(), "cho-que-live-"));
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    shop = spawn(process.execPath, starter, {
      env: { ...settings, PATH, HOME, PORT: String(port), DATA_DIR: home, NODE_ENV: "production" },
      stdio: "ignore",
    });
    await expect.poll(isReady, { timeout: 150_000 }).toBe(true);
  });

  test.afterAll(async () => {
    shop.kill("SIGINT");
    await new Promise((done) => shop.once("exit", done));
    rmSync(home, { recursive: true, force: true });
  });

  test("has no demo doors, no demo people and a map of Vietnam", async () => {
    expect((await fetch(`${base}/dev/messages`)).status).toBe(404);
    const page = await (await fetch(`${base}/`)).text();
    expect(page).not.toContain("/dev/messages");
    const [people] = await ask<{ count: number }>("select count(*)::int from person");
    expect(people?.count).toBe(0);
    const phones = Object.values(accounts).map(({ phone }) => phone);
    expect(await ask("select 1 from person where phone = any($1)", [phones])).toEqual([]);
    const [communes] = await ask<{ count: number }>("select count(*)::int from commune");
    expect(communes?.count).toBeGreaterThan(3_000);
  });

  test("gives secure cookies with the host prefix, and strict transport, even when the proxy forgets to say https", async () => {
    const answer = await fetch(`${base}/dang-nhap`, {
      method: "POST",
      body: new URLSearchParams({ intent: "ask", phone: "0868000009" }),
      headers: { origin: base },
    });
    expect(answer.status).toBe(200);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*HttpOnly.*Secure.*SameSite=Lax/);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=31536000");
  });

  test("lets no operator to the desk on a text message alone", async () => {
    const cookie = await anOperatorsSession();
    const go = (path: string, init: RequestInit = {}) =>
      fetch(base + path, { redirect: "manual", ...init, headers: { cookie, origin: base } });
    const page = await go("/dieu-hanh/nguoi-dung");
    expect([page.status, page.headers.get("location")]).toEqual([
      302,
      "/tai-khoan/xac-thuc?next=%2Fdieu-hanh%2Fnguoi-dung",
    ]);
    const closing = await go("/dieu-hanh/khu-vuc", { method: "POST", body: new URLSearchParams({ reason: "x" }) });
    expect(closing.status).toBe(403);
    expect((await go("/dieu-hanh/bang-hang-doi")).status).toBe(404);
    const door = await go("/tai-khoan/xac-thuc");
    expect(door.status).toBe(200);
    expect(await door.text()).toContain("phải bật xác thực hai bước");
    expect((await go("/tai-khoan")).status).toBe(200);
  });
});

test("a live shop does not start with made-up secrets or without what money needs", () => {
  const { VNPAY_SECRET: _, ...rest } = { ...settings, DATABASE_URL: "postgres://nobody@127.0.0.1:9/none" };
  const { status, stderr } = spawnSync(process.execPath, ["bin/web.mjs"], {
    env: { ...rest, PATH, HOME, PORT: "0", NODE_ENV: "production" },
    encoding: "utf8",
    timeout: 60_000,
  });
  expect(status).toBe(1);
  expect(stderr).toContain("VNPAY_SECRET");
});

/** Somebody who signed in with a text message and was made an operator; the cookie as the browser would send it. */
async function anOperatorsSession(): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest("base64url");
  const [personId, sessionId] = [randomUUID(), randomUUID()];
  await ask("insert into person (id, phone, is_operator, created_at) values ($1, '+84868000010', true, now())", [
    personId,
  ]);
  await ask(
    `insert into session (id, token_hash, person_id, device, created_at, seen_at, expires_at)
     values ($1, $2, $3, '?', now(), now(), now() + interval '1 day')`,
    [sessionId, hash, personId],
  );
  return `__Host-session=${Buffer.from(JSON.stringify(token)).toString("base64")}`;
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${base}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function ask<Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: findClusterUrl(home) });
  await client.connect();
  const { rows } = await client.query<Row>(query, values);
  await client.end();
  return rows;
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
