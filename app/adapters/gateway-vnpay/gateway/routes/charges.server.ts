import { attemptOfCharge, chargeId } from "../../stripe/build-charge";
import { noSuch } from "../../stripe/fault";
import { chargeList, onlyExpand } from "../../stripe/params";
import { page } from "../page.server";
import type { Handler } from "../routes.server";
import { findSession } from "../sessions.server";
import { ofEach, showCharge } from "../show";

export const retrieveCharge: Handler = async ({ payPage, tx }, params, id) => {
  const { expand } = onlyExpand(params, "");
  const attemptId = attemptOfCharge(id);
  const session = attemptId === null ? null : await findSession(tx, { attemptId });
  const shown = session && attemptId !== null ? showCharge(session, attemptId, { payPage, expand }) : null;
  if (!shown) throw noSuch("charge", id, "charge");
  return shown;
};

export const listCharges: Handler = async ({ payPage, tx }, params) => {
  const asked = chargeList(params, "");
  const cursor = (id: string | null) => (id === null ? null : (attemptOfCharge(id) ?? id));
  const { hasMore, rows } = await page<{ id: string }>(
    tx,
    {
      from: "a.id from vnpay_gateway.attempt a join vnpay_gateway.checkout_session s on s.id = a.session_id",
      seq: "a.seq",
      createdAt: "a.created_at",
      table: "attempt",
      what: "charge",
      where: [
        ["a.status = any(?)", ["paid", "failed", "suspected", "unapplied"]],
        asked.payment_intent === null ? null : ["s.intent_id = ?", asked.payment_intent],
      ],
    },
    { ...asked, starting_after: cursor(asked.starting_after), ending_before: cursor(asked.ending_before) },
  );
  const expand = ofEach(asked.expand);
  const data: object[] = [];
  for (const { id } of rows) {
    const session = await findSession(tx, { attemptId: id });
    const shown = session ? showCharge(session, id, { payPage, expand }) : null;
    if (!shown) throw new Error(`${chargeId({ id })} has no session`);
    data.push(shown);
  }
  return { object: "list", data, has_more: hasMore, url: "/v1/charges" };
};
