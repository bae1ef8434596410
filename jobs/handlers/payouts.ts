import { sendMessages } from "~/domain/notifications/send-message.server";
import { makePayoutRunWhenDue } from "~/domain/payouts/make-payout-run.server";
import { usableFrom } from "~/domain/payouts/policy";
import { findPayout, phonesOfPayee } from "~/domain/payouts/queries.server";
import { isPayee } from "~/domain/payouts/types";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { transact } from "~/platform/db.server";
import type { Wiring } from "~/wiring.server";
import type { HandlersFor } from "../handlers";

type Note = { readonly template: string; readonly cause: string; readonly words: (name: string) => string };

/** Every phone that answers for the payee hears of it. */
async function tellPayee({ db, moment }: Wiring, payee: string, { template, cause, words }: Note): Promise<void> {
  if (!isPayee(payee)) return;
  const { name, phones } = await phonesOfPayee(db, payee);
  const messages = phones.map((recipient) => ({
    channel: "sms" as const,
    recipient,
    template,
    body: words(name),
    cause: `${cause}:${recipient}`,
  }));
  await transact(db, (tx) => sendMessages(tx, moment(), messages));
}

export const payoutHandlers: HandlersFor<"make-payout-run" | "tell-account-changed" | "tell-payout-returned"> = {
  "make-payout-run": ({ db, moment }) => makePayoutRunWhenDue(db, moment()),
  "tell-account-changed": (world, { payee, at }) =>
    tellPayee(world, payee, {
      template: "bank_account_changed",
      cause: `${payee}:account:${at}`,
      words: (name) => m.money_sms_account({ name, at: formatDateTime(usableFrom(new Date(at))) }, { locale: "vi" }),
    }),
  "tell-payout-returned": async (world, { payoutId }) => {
    const payout = await findPayout(world.db, payoutId);
    if (!payout) return;
    const link = `${world.env.publicUrl}${payout.payee.startsWith("courier:") ? "/giao-hang/tien" : "/nha-vuon/tien"}`;
    const facts = { amount: formatVnd(payout.amountVnd).replace(/\s*₫/, " VND"), why: payout.returnedWhy ?? "", link };
    await tellPayee(world, payout.payee, {
      template: "payout_returned",
      cause: `payout:${payoutId}:returned`,
      words: (name) => m.money_sms_returned({ ...facts, name }, { locale: "vi" }),
    });
  },
};
