import { expect, test } from "vitest";
import { readEnv } from "./env.server";

const live = {
  CHO_QUE_MODE: "live",
  DATABASE_URL: "postgres://shop",
  PUBLIC_URL: "https://choque.example",
  APP_SECRET: "5f0c9a7be1d24386b7f1a2c3d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e7f8",
  VNPAY_URL: "https://sandbox.vnpayment.vn",
  VNPAY_TMN_CODE: "REALSHOP",
  VNPAY_SECRET: "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345",
  TRUSTED_PROXIES: "uniquelocal",
  SMS_URL: "https://sms.example",
  SMS_TOKEN: "t0ken",
};

test("a live shop starts with everything it needs, and without demo doors", () => {
  expect(readEnv(live).isDemo).toBe(false);
});

test.each([
  ["PUBLIC_URL", "http://choque.example"],
  ["PUBLIC_URL", ""],
  ["APP_SECRET", "change-me-change-me-change-me-change-me"],
  ["APP_SECRET", "0".repeat(64)],
  ["VNPAY_SECRET", ""],
  ["VNPAY_SECRET", live.APP_SECRET],
  ["VNPAY_URL", ""],
  ["VNPAY_URL", "http://localhost:3100"],
  ["VNPAY_TMN_CODE", ""],
  ["TRUSTED_PROXIES", ""],
  ["SMS_URL", ""],
  ["FAILPOINT", "after-payment"],
])("a live shop does not start with %s=%j, and says so by name", (name, value) => {
  expect(() => readEnv({ ...live, [name]: value })).toThrow(new RegExp(`^A live shop.*\\n  ${name}: `));
});

test.each(["BANK_HOLDER", "SEPAY_API_KEY", "CASSO_KEY"])(
  "with %s shoppers may transfer, and must know where to",
  (name) => {
    const transfers = { ...live, [name]: "CONG TY TNHH CHO QUE" };
    expect(() => readEnv(transfers)).toThrow(/^A live shop.*\n {2}BANK_ACCOUNT: /);
    const account = { BANK_ACCOUNT: "970436:0011009950446", BANK_HOLDER: "CONG TY TNHH CHO QUE" };
    expect(readEnv({ ...transfers, ...account }).BANK_ACCOUNT).toBe(account.BANK_ACCOUNT);
  },
);

test("an unset mode is live: nobody opens demo doors by forgetting a setting", () => {
  const { CHO_QUE_MODE: _, ...unset } = live;
  expect(readEnv(unset).isDemo).toBe(false);
});

test("a demonstration makes up the rest", () => {
  const { DATABASE_URL, APP_SECRET } = live;
  expect(readEnv({ CHO_QUE_MODE: "demo", DATABASE_URL, APP_SECRET }).isDemo).toBe(true);
});
