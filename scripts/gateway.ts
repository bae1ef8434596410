/**
 * `npm run gateway`: a payment gateway in Stripe's wire format over VNPAY, by itself. Without settings it brings its own
 * PostgreSQL and the VNPAY simulator; docs/payments-gateway.md names the settings.
 */
import { startGateway } from "./gateway/start";

const starting = startGateway(process.env);
let isStopping = false;

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await starting.then(
    (gateway) => gateway.stop(),
    () => undefined,
  );
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));

starting.then(
  ({ origin, secretKey, webhookSecret }) => {
    if (!isStopping) console.log(`gateway ready ${origin} ${secretKey} ${webhookSecret}`);
  },
  (error: unknown) => {
    console.error(reasonOf(error));
    void stop(1);
  },
);

/** A connection that is refused says so in its code only. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
