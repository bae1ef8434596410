import { tellOperators } from "~/domain/identity/operators/tell-operators.server";
import { fetchSettlements, type SettlementFetch } from "~/domain/payments/fetch-settlements.server";
import { overdueMoney } from "~/domain/payments/overdue-queries.server";
import { stuckRuns } from "~/domain/payouts/queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDate, inVietnam } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import type { Wiring } from "~/wiring.server";
import type { HandlersFor } from "../handlers";

/** "₫" would make the SMS three times as dear. */
const plainVnd = (amount: number): string => formatVnd(amount).replace(/\s*₫/, " VND");
/** VNPAY's file comes in the morning; after this hour it is late. */
const lateHour = 12;

/** What the two jobs need of the shop. */
type Watch = Pick<Wiring, "db" | "moment" | "settlementFiles"> & {
  readonly env: Pick<Wiring["env"], "publicUrl">;
  readonly gateway: Pick<Wiring["gateway"], "tmnCode">;
};

export const moneyWatchHandlers = {
  "fetch-settlements": async (world: Watch) => {
    const { db, moment, settlementFiles: files, gateway } = world;
    if (files === null) return;
    const fetched = await fetchSettlements(db, moment(), { files, tmnCode: gateway.tmnCode });
    const isLate = inVietnam(moment().now).hour >= lateHour;
    for (const each of fetched)
      if (each.outcome === "unreadable" || (each.outcome !== "imported" && isLate)) await tellOfFile(world, each);
  },
  "watch-money": async (world: Watch) => {
    const { db, moment, env } = world;
    const { now } = moment();
    for (const { kind, subject, amountVnd, since } of await overdueMoney(db, now)) {
      const page = kind === "unapplied" ? "tien-chua-ro" : "tien";
      const facts = {
        amount: plainVnd(amountVnd),
        since: formatDate(since),
        link: `${env.publicUrl}/dieu-hanh/${page}`,
      };
      const say = kind === "unapplied" ? m.ops_sms_unapplied_old : m.ops_sms_clearing_old;
      await tell(world, subject, (locale) => say(facts, { locale }));
    }
    for (const { id, madeAt, amountVnd } of await stuckRuns(db, now)) {
      const link = `${env.publicUrl}/dieu-hanh/tien/chi-tra/${id}`;
      const facts = { amount: plainVnd(amountVnd), since: formatDate(madeAt), link };
      await tell(world, `payout_run:${id}`, (locale) => m.ops_sms_payouts_stuck(facts, { locale }));
    }
  },
} satisfies HandlersFor<"fetch-settlements" | "watch-money">;

const tellOfFile = (world: Watch, { day, why, outcome }: SettlementFetch): Promise<void> => {
  const facts = { day, why: why === "" ? outcome : why, link: `${world.env.publicUrl}/dieu-hanh/tien/doi-soat` };
  return tell(world, `settlement:${day}`, (locale) => m.ops_sms_settlement_missing(facts, { locale }));
};

/** Every operator hears of one thing once. */
const tell = ({ db, moment }: Watch, subject: string, words: (locale: "vi" | "en") => string): Promise<void> =>
  tellOperators(db, moment(), { subject, status: "overdue", template: "alert_money", words });
