import { timingSafeEqual } from "node:crypto";
import { unauthorised } from "../stripe/fault";

/** The key of a call: "Bearer sk_…", or Basic with the key as the user's name. @throws Fault 401, as Stripe words it. */
export function authorise(header: string | undefined, secretKey: string): void {
  const given = keyOf(header ?? "");
  if (given === null || given === "") {
    throw unauthorised(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  const [a, b] = [Buffer.from(given), Buffer.from(secretKey)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw unauthorised(`Invalid API Key provided: ${masked(given)}`);
}

function keyOf(header: string): string | null {
  const [, scheme = "", text = ""] = /^(\w+)\s+(\S+)\s*$/.exec(header) ?? [];
  if (scheme.toLowerCase() === "bearer") return text;
  if (scheme.toLowerCase() !== "basic") return null;
  return Buffer.from(text, "base64").toString("utf8").split(":")[0] ?? null;
}

/** Enough to tell which key it was. */
const masked = (key: string): string =>
  key.length <= 12
    ? "*".repeat(key.length)
    : `${key.slice(0, 8)}${"*".repeat(Math.min(20, key.length - 12))}${key.slice(-4)}`.replace(/[^\w*]/g, "?");
