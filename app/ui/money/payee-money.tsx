import type { PayeeMoney } from "~/domain/payouts/queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { Notice } from "~/ui/primitives/notice";
import { obstacleText } from "./words";

/** How much goes out next, what is on its way, what was received: for a farm, a cooperative or a courier. */
export function MoneyTiles({
  money,
}: {
  money: Pick<PayeeMoney, "readyVnd" | "owedVnd" | "notBankedVnd" | "sentVnd" | "paidVnd">;
}) {
  const { readyVnd, owedVnd, notBankedVnd, sentVnd, paidVnd } = money;
  return (
    <div className="day-board money-board">
      <Figure label={m.money_ready()} vnd={readyVnd} isMain />
      <Figure label={m.money_owed()} vnd={owedVnd} />
      <Figure label={m.money_not_banked()} vnd={Math.max(0, notBankedVnd)} />
      <Figure label={m.money_sent()} vnd={sentVnd} />
      <Figure label={m.money_paid()} vnd={paidVnd} />
    </div>
  );
}

export function Figure({ label, vnd, isMain = false }: { label: string; vnd: number; isMain?: boolean }) {
  return (
    <div className={isMain ? "card day-figure day-figure-wide money-main" : "card day-figure"}>
      <b>{formatVnd(vnd)}</b>
      <span>{label}</span>
    </div>
  );
}

export function MoneyNotice({ money }: { money: Pick<PayeeMoney, "obstacle"> & { returnedWhy: string | null } }) {
  const { obstacle, returnedWhy } = money;
  const isUrgent = obstacle === "no_account" || obstacle === "account_returned";
  return (
    <Notice tone={isUrgent ? "warning" : "info"}>
      {obstacle === null ? m.money_run_hint() : obstacleText(obstacle, returnedWhy)}
    </Notice>
  );
}
