import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { letCodesAge } from "../support/facts";
import { newestCode, openCaller } from "../support/http";
import { buy } from "../support/shop";
import { visitor } from "./visitor";

const logs = join(process.env["E2E_DATA_DIR"] ?? ".data", "logs");
const logged = (): string =>
  readdirSync(logs)
    .map((file) => readFileSync(join(logs, file), "utf8"))
    .join("\n");

test("no telephone number, code, address, name or secret link of a shopper is in any log", async ({ baseURL }) => {
  const phone = "+84868111222";
  await letCodesAge(phone);
  const shopper = await openCaller(String(baseURL));
  await shopper.post("/dang-nhap", { intent: "ask", phone });
  const code = await newestCode(shopper, phone);
  await shopper.post("/dang-nhap", { intent: "enter", phone, code });
  const { token } = await buy(shopper, [{ product: "oi-le-lai-thieu", quantity: 1_000 }], "Bùi Thị Kín");
  await visitor(String(baseURL)).get(`/don/${token}`);
  await visitor(String(baseURL)).get(`/don/${token}%00`);
  const cookies = (await shopper.keep(join(logs, "..", "kept-for-log-test.json"))) as { cookies: { value: string }[] };
  await shopper.close();
  const written = logged();
  expect(written).toContain("web is listening");
  const secrets = ["868111222", "868 111 222", "0912345678", "912 345 678", "Bùi Thị Kín", "Lê Văn Thọ", token];
  for (const secret of [...secrets, ...cookies.cookies.map(({ value }) => value)])
    expect(written.includes(secret), `${secret} was logged`).toBe(false);
  expect(new RegExp(`\\b${code}\\b`).test(written), "the code was logged").toBe(false);
});
