import { expect, test } from "vitest";
import { checkDevice } from "./push-device";

const keys = { publicKey: "B".repeat(87), secret: "s".repeat(22) };
const at = (endpoint: string) => checkDevice({ endpoint, ...keys });

test.each([
  "https://fcm.googleapis.com/fcm/send/abc:123",
  "https://updates.push.services.mozilla.com/wpush/v2/x",
  "https://web.push.apple.com/QABC",
  "https://sg2p.notify.windows.com/w/?token=x",
])("%s is a push service", (endpoint) => {
  expect(at(endpoint)).toBeNull();
});

test.each([
  "http://fcm.googleapis.com/x",
  "https://fcm.googleapis.com:8443/x",
  "https://me@fcm.googleapis.com/x",
  "https://fcm.googleapis.com.evil.vn/x",
  "https://evilpush.apple.com.vn/x",
  "https://127.0.0.1/x",
  "https://169.254.169.254/latest/meta-data",
  "javascript:alert(1)",
  "",
  `https://fcm.googleapis.com/${"x".repeat(1_000)}`,
])("%s is not called", (endpoint) => {
  expect(at(endpoint)).toEqual({ ok: false, reason: "unknown_push_service" });
});

test("keys of the wrong length are refused", () => {
  const endpoint = "https://fcm.googleapis.com/x";
  expect(checkDevice({ endpoint, publicKey: "B", secret: keys.secret })).toEqual({ ok: false, reason: "bad_keys" });
  expect(checkDevice({ endpoint, publicKey: keys.publicKey, secret: "<script>" })).toEqual({
    ok: false,
    reason: "bad_keys",
  });
});
