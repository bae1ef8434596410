import { sendMessages } from "~/domain/notifications/send-message.server";
import { newsOfClaim } from "~/domain/ordering/claims/claim-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { transact } from "~/platform/db.server";
import type { Wiring } from "~/wiring.server";
import type { HandlersFor } from "../handlers";

type Note = { readonly recipient: string; readonly template: string; readonly body: string; readonly cause: string };

const tell = ({ db, moment }: Wiring, note: Note): Promise<void> =>
  transact(db, (tx) => sendMessages(tx, moment(), [{ channel: "zalo", ...note }]));

export const claimHandlers: HandlersFor<"tell-seller-of-claim" | "tell-shopper-of-claim"> = {
  /** Only a shopper's own complaint asks the seller. */
  "tell-seller-of-claim": async (world, { claimId }) => {
    const news = await newsOfClaim(world.db, claimId);
    if (!news || news.answerBy === null) return;
    const { orderCode: code, product, amountVnd, answerBy, sellerPhone: recipient } = news;
    const facts = { code, product, amount: formatVnd(amountVnd), by: formatDateTime(answerBy) };
    const body = m.claim_sms_seller({ ...facts, link: `${world.env.publicUrl}/nha-vuon/khieu-nai` }, { locale: "vi" });
    await tell(world, { recipient, template: "claim_opened", body, cause: `claim:${claimId}:opened` });
  },
  "tell-shopper-of-claim": async (world, { claimId }) => {
    const news = await newsOfClaim(world.db, claimId);
    if (!news || (news.status !== "granted" && news.status !== "refused")) return;
    const { orderCode: code, product, amountVnd, status, trackingToken, shopperPhone: recipient } = news;
    const facts = { code, product, amount: formatVnd(amountVnd), link: `${world.env.publicUrl}/don/${trackingToken}` };
    const say = status === "granted" ? m.claim_sms_granted : m.claim_sms_refused;
    const body = say(facts, { locale: news.locale === "en" ? "en" : "vi" });
    await tell(world, { recipient, template: "claim_decided", body, cause: `claim:${claimId}:decided` });
  },
};
