import { type Db, transact } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import type { Logger } from "~/platform/log.server";
import type { Moment } from "~/platform/outbox.server";
import { badSignature, type IpnReply, ipnReplyTo, somethingBroke } from "./ipn-reply";
import type { PaymentGateway } from "./ports";
import type { Evidence, Settlement, VerifiedCallback } from "./types";

/** Applies a verified word in one transaction, together with whatever it means for the thing that is paid. */
export type Receive = (callback: VerifiedCallback) => Promise<Pick<Settlement, "kind">>;

/**
 * Answers VNPAY's IPN in its order of checks: signature 97, reference 01, amount 04, already final 02, applied 00, and 99 when
 * we broke or it makes no sense. A forged callback leaves a line of evidence and changes nothing else.
 */
export async function receiveIpn(
  db: Db,
  moment: Moment,
  { gateway, log }: { gateway: PaymentGateway; log: Logger },
  evidence: Evidence,
  receive: Receive,
): Promise<IpnReply> {
  const reading = gateway.readCallback(evidence.rawQuery);
  failpoint("pay.heard");
  try {
    if (reading.ok) {
      const settlement = await receive({ ...reading.callback, evidence });
      failpoint("pay.committed");
      return ipnReplyTo(settlement);
    }
    log.warn({ reason: reading.reason, ip: evidence.ip }, "refused an IPN");
    const reply = reading.reason === "malformed" ? somethingBroke : badSignature;
    await keepUnread(db, moment, evidence, reply);
    return reply;
  } catch (error) {
    log.error({ err: error }, "IPN failed; VNPAY will repeat it");
    return somethingBroke;
  }
}

const longestKept = 4_000;

const keepUnread = (
  db: Db,
  { now }: Moment,
  { rawQuery, ip }: Evidence,
  { RspCode: code }: IpnReply,
): Promise<number> =>
  transact(
    db,
    (tx) => tx.$executeRaw`
    INSERT INTO payment_callback (source, raw_query, ip, verified, rsp_code, at)
    VALUES ('ipn', ${rawQuery.slice(0, longestKept)}, ${ip}, false, ${code}, ${now})`,
  );
