import { json, type ActionFunctionArgs } from "@remix-run/node";
import { receiveTransfers } from "~/domain/ordering/paying/receive-transfers.server";
import { keepCall } from "~/domain/payments/vietqr/keep-call.server";
import { Missing } from "~/domain/shared/missing";
import { readAtMost } from "~/http/read-body.server";
import { wiring } from "~/wiring.server";

const largest = 256 * 1024;
const refused = { not_theirs: 401, malformed: 400 } as const;

/**
 * SePay and Casso tell of transfers. They repeat a call until it is answered with 200 and `success`, so what we could not
 * keep is an error, and what was told before is a success.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, bank, bankNotifications, log, moment } = wiring();
  const teller = bankNotifications.find(({ provider }) => provider === params["provider"]);
  if (!teller || bank === null) throw new Missing("bank notifications");
  const bytes = request.body === null ? new Uint8Array() : await readAtMost(request.body, largest);
  if (bytes === null) return json({ success: false }, 413);
  const now = moment();
  const body = new TextDecoder().decode(bytes);
  const reading = teller.read({ header: (name) => request.headers.get(name), body });
  const { provider } = teller;
  const verified = reading.ok || reading.reason !== "not_theirs";
  await keepCall(db, now.now, { provider, body, ip: context.ip, verified });
  if (!reading.ok) {
    log.warn({ provider, reason: reading.reason, ip: context.ip }, "refused a bank notification");
    return json({ success: false }, refused[reading.reason]);
  }
  await receiveTransfers(db, now, bank, reading.notices);
  return json({ success: true });
}
