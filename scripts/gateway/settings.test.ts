import { expect, test } from "vitest";
import { readGatewaySettings } from "./settings";

test("without settings the gateway brings everything itself", () => {
  const { databaseUrl, port, publicUrl, vnpayOrigin } = readGatewaySettings({});
  expect([port, publicUrl, databaseUrl, vnpayOrigin]).toEqual([12_111, "http://localhost:12111", undefined, undefined]);
});

test("what is set stands", () => {
  const env = {
    PORT: "4000",
    DATABASE_URL: "postgres://x/y",
    PUBLIC_URL: "https://pay.example/",
    VNPAY_URL: "https://sandbox.vnpayment.vn/paymentv2",
    VNPAY_SECRET: "s",
    VNPAY_TMN_CODE: "ABCDEFGH",
    VNPAY_IPN_CALLERS: "113.160.92.202,203.205.17.226",
    GATEWAY_SECRET_KEY: "sk_test_0123456789abcdef",
  };
  expect(readGatewaySettings(env)).toMatchObject({
    port: 4_000,
    databaseUrl: "postgres://x/y",
    publicUrl: "https://pay.example",
    vnpayOrigin: "https://sandbox.vnpayment.vn",
    tmnCode: "ABCDEFGH",
    ipnCallers: ["113.160.92.202", "203.205.17.226"],
    secretKey: "sk_test_0123456789abcdef",
  });
});

test.each([
  [{ PORT: "many" }, "PORT"],
  [{ PORT: "70000" }, "PORT"],
  [{ VNPAY_URL: "https://sandbox.vnpayment.vn" }, "VNPAY_SECRET"],
  [{ GATEWAY_SECRET_KEY: "sk_live_0123456789abcdef" }, "GATEWAY_SECRET_KEY"],
  [{ GATEWAY_WEBHOOK_SECRET: "secret" }, "GATEWAY_WEBHOOK_SECRET"],
])("%j is refused by the name of the setting", (env, name) => {
  expect(() => readGatewaySettings(env)).toThrow(name);
});
