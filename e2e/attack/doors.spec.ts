import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { fact, facts, letCodesAge } from "../support/facts";
import { newestCode, openCaller } from "../support/http";
import { visitor, visitorAs } from "./visitor";

const phone = "+84868000001";
/** As if the minute between two codes had passed. */
const letMinutePass = () =>
  facts("update one_time_code set created_at = created_at - interval '61 seconds' where phone = $1", [phone]);
const ask = (base: string, of: string, from?: string) =>
  visitor(base).send("/dang-nhap", {
    method: "POST",
    body: new URLSearchParams({ intent: "ask", phone: of }),
    ...(from !== undefined && { headers: { "x-forwarded-for": from, "x-real-ip": from, forwarded: `for=${from}` } }),
  });

test.beforeEach(() => letCodesAge(phone));
test.afterEach(() => letCodesAge(phone));

test("a number is sent six codes an hour, wherever the asker says to be", async ({ baseURL }) => {
  const answers: number[] = [];
  for (let turn = 0; turn < 8; turn += 1) {
    answers.push((await ask(String(baseURL), phone, `203.0.113.${turn}`)).status);
    await letMinutePass();
  }
  expect(answers).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
});

test("an address asks for thirty codes an hour; saying to be another one does not help", async ({ baseURL }) => {
  const answers: number[] = [];
  for (let turn = 0; turn < 32; turn += 1) {
    const other = `+8486${turn % 10}${String(turn).padStart(6, "0")}`;
    answers.push((await ask(String(baseURL), other, `198.51.100.${turn}`)).status);
  }
  expect(answers.filter((status) => status === 200)).toHaveLength(30);
  expect(answers.slice(30)).toEqual([429, 429]);
});

test("a code is guessed five times at most, and then even the right one is refused", async ({ baseURL }) => {
  const guesser = await openCaller(String(baseURL));
  await guesser.post("/dang-nhap", { intent: "ask", phone });
  const right = await newestCode(guesser, phone);
  const wrong = ["000000", "111111", "222222", "333333", "444444"].map((code) => (code === right ? "555555" : code));
  const enter = async (code: string) => (await guesser.post("/dang-nhap", { intent: "enter", phone, code })).status();
  for (const code of wrong) expect(await enter(code)).toBeGreaterThanOrEqual(400);
  expect(await enter(right)).toBe(429);
  await guesser.close();
});

test("a code opens the door for the browser that asked for it and for no other", async ({ baseURL }) => {
  const [owner, thief] = [await openCaller(String(baseURL)), await openCaller(String(baseURL))];
  await owner.post("/dang-nhap", { intent: "ask", phone });
  const code = await newestCode(owner, phone);
  expect((await thief.post("/dang-nhap", { intent: "enter", phone, code })).status()).toBe(422);
  expect((await owner.post("/dang-nhap", { intent: "enter", phone, code })).status()).toBe(302);
  await Promise.all([owner.close(), thief.close()]);
});

test("whoever sends headers drop by drop is put out, and so is whoever sends too many", async ({ baseURL }) => {
  test.setTimeout(60_000);
  const { hostname, port } = new URL(String(baseURL));
  const line = connect(Number(port), hostname);
  let isClosed = false;
  line.on("error", () => undefined).once("close", () => (isClosed = true));
  line.write("GET / HTTP/1.1\r\nHost: x\r\n");
  for (let drop = 0; drop < 35 && !isClosed; drop += 1) {
    line.write(`X-Drop-${drop}: 1\r\n`);
    await pause(1_000);
  }
  expect(isClosed, "closed within 35 s").toBe(true);
  const tooMany = visitor(String(baseURL)).send("/", { headers: { "x-long": "x".repeat(40_000) } });
  expect((await tooMany).status).toBe(431);
});

test("two tabs edit one product: the second hears that it looked at an old one, keeps what it typed, and nothing is lost", async ({
  baseURL,
}) => {
  const seller = await visitorAs("farmer", String(baseURL));
  const product = await fact<
    Record<"id" | "name" | "description" | "categoryId" | "coldClass", string> & { version: number }
  >(
    `select p.id::text, p.name, p.description, p.category_id as "categoryId", p.cold_class as "coldClass", p.version
     from product p join seller s on s.id = p.seller_id where s.slug = 'nha-vuon-ut-hien' order by p.id limit 1`,
  );
  const { id, version, ...words } = product;
  const address = `/nha-vuon/san-pham/${id}`;
  const tab = { ...words, what: "describe", version: String(version) };
  expect((await seller.post(address, { ...tab, description: "Của thẻ thứ nhất" })).status).toBe(302);
  const second = await seller.post(address, { ...tab, description: "Của thẻ thứ hai" });
  expect(second.status).toBe(409);
  expect(second.text).toContain('role="alert"');
  expect(second.text).toContain("Của thẻ thứ hai");
  const { description } = await fact<{ description: string }>("select description from product where id = $1", [id]);
  expect(description).toBe("Của thẻ thứ nhất");
  const now = await fact<{ version: number }>("select version from product where id = $1", [id]);
  await seller.post(address, { ...tab, version: String(now.version), description: words.description });
});
