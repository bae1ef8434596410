import { sendMessage } from "~/domain/notifications/send-message.server";
import {
  applicationApprovedText,
  applicationDeclinedText,
  applicationSuspendedText,
  localeOrVietnamese,
  type MessageLocale,
} from "~/domain/notifications/templates";
import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { decided, needsReason, pastTense, type Decision } from "./approval";
import { courierDecided, sellerDecided } from "../events";
import type { ApprovalStatus, Operator } from "../types";

/** `seen`: the status that the operator decides about; a colleague who was quicker is not overruled unawares. */
export type Decide = { decision: Decision; reason: string; seen: string; publicUrl: string };
export type Decided = { ok: true; status: ApprovalStatus } | Refusal<"not_possible_now" | "reason_needed">;

/** Approves, declines, suspends or reinstates a farm or cooperative, and tells its owner. */
export const decideOnSeller = (
  db: Db,
  moment: Moment,
  operator: Operator,
  sellerId: string,
  decide: Decide,
): Promise<Decided> =>
  transact(db, async (tx) => {
    const [locked] = await tx.$queryRaw<
      { status: ApprovalStatus }[]
    >`SELECT status FROM seller WHERE id = ${sellerId}::uuid FOR UPDATE`;
    const verdict = judge(present(locked, "seller").status, decide);
    if (!verdict.ok) return verdict;
    const seller = await tx.seller.update({
      where: { id: sellerId },
      data: decision(moment, operator, verdict.status, decide),
      include: { memberships: { where: { role: "owner" }, include: { person: true } } },
    });
    await note(tx, moment, operator, ["seller", sellerId], decide);
    for (const { person } of seller.memberships)
      await tell(tx, moment, person, { id: sellerId, name: seller.name, home: "/nha-vuon" }, decide);
    await record(tx, moment, sellerDecided(sellerId, decide.decision));
    return verdict;
  });

/** Approves, declines, suspends or reinstates a courier, and tells them. */
export const decideOnCourier = (
  db: Db,
  moment: Moment,
  operator: Operator,
  courierId: string,
  decide: Decide,
): Promise<Decided> =>
  transact(db, async (tx) => {
    const [locked] = await tx.$queryRaw<
      { status: ApprovalStatus }[]
    >`SELECT status FROM courier WHERE id = ${courierId}::uuid FOR UPDATE`;
    const verdict = judge(present(locked, "courier").status, decide);
    if (!verdict.ok) return verdict;
    const courier = await tx.courier.update({
      where: { id: courierId },
      data: decision(moment, operator, verdict.status, decide),
      include: { person: true },
    });
    await note(tx, moment, operator, ["courier", courierId], decide);
    await tell(tx, moment, courier.person, { id: courierId, name: courier.name, home: "/giao-hang" }, decide);
    await record(tx, moment, courierDecided(courierId, decide.decision));
    return verdict;
  });

function judge(status: ApprovalStatus, { decision, reason, seen }: Decide): Decided {
  const next = seen === status ? decided(status, decision) : null;
  if (next === null) return refuse("not_possible_now");
  return needsReason(decision) && reason === "" ? refuse("reason_needed") : { ok: true, status: next };
}

const decision = ({ now }: Moment, operator: Operator, status: ApprovalStatus, { decision: made, reason }: Decide) => ({
  status,
  decidedAt: now,
  decidedById: operator.personId,
  declineNote: needsReason(made) ? reason : null,
});

const note = (
  tx: Tx,
  { now }: Moment,
  operator: Operator,
  [kind, id]: readonly ["seller" | "courier", string],
  { decision: made, reason }: Decide,
): Promise<void> =>
  audit(tx, now, {
    actorId: operator.personId,
    action: `${kind}.${pastTense[made]}`,
    subject: `${kind}:${id}`,
    detail: { reason },
  });

type Applicant = { phone: string; locale: string };
type Applied = { id: string; name: string; home: string };

async function tell(
  tx: Tx,
  moment: Moment,
  { phone, locale }: Applicant,
  { id, name, home }: Applied,
  decide: Decide,
): Promise<void> {
  const body = wording(localeOrVietnamese(locale), name, home, decide);
  const cause = `application:${id}:${decide.decision}:${moment.now.toISOString()}`;
  await sendMessage(tx, moment, {
    channel: "sms",
    recipient: phone,
    template: `application_${pastTense[decide.decision]}`,
    body,
    cause,
  });
}

function wording(
  locale: MessageLocale,
  name: string,
  home: string,
  { decision: made, reason, publicUrl }: Decide,
): string {
  if (made === "decline") return applicationDeclinedText(locale, { name, reason, link: `${publicUrl}/tai-khoan` });
  if (made === "suspend") return applicationSuspendedText(locale, { name, reason });
  return applicationApprovedText(locale, { name, link: `${publicUrl}${home}` });
}
