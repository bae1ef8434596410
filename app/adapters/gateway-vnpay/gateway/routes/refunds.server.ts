import { attemptOfCharge } from "../../stripe/build-charge";
import { noSuch } from "../../stripe/fault";
import { onlyExpand, readRefund, refundList } from "../../stripe/params";
import type { RefundRecord } from "../../stripe/records";
import type { Tx } from "../database.server";
import { page } from "../page.server";
import { askRefund } from "../refunds.server";
import type { Handler } from "../routes.server";
import { findSession } from "../sessions.server";
import { ofEach, type Show, showRefund } from "../show";
import { expandOf } from "./expand";

export const createRefund: Handler = async (deed, params) => {
  const { refund, session } = await askRefund(deed, readRefund(params));
  return showRefund(session, refund, { payPage: deed.payPage, expand: expandOf(params) });
};

export const retrieveRefund: Handler = async ({ payPage, tx }, params, id) => {
  const { expand } = onlyExpand(params, "");
  const { rows } = await tx.query<{ session_id: string }>("select session_id from vnpay_gateway.refund where id = $1", [
    id,
  ]);
  const [row] = rows;
  if (!row) throw noSuch("refund", id);
  return show(tx, id, row.session_id, { payPage, expand });
};

async function show(tx: Tx, id: string, sessionId: string, how: Show): Promise<object> {
  const session = await findSession(tx, { id: sessionId });
  const refund = session?.refunds.find((each: RefundRecord) => each.id === id);
  if (!session || !refund) throw new Error(`${id} has no session`);
  return showRefund(session, refund, how);
}

export const listRefunds: Handler = async ({ payPage, tx }, params) => {
  const asked = refundList(params, "");
  const { hasMore, rows } = await page<{ id: string; session_id: string }>(
    tx,
    {
      from: "r.id, r.session_id from vnpay_gateway.refund r join vnpay_gateway.checkout_session s on s.id = r.session_id",
      seq: "r.seq",
      createdAt: "r.created_at",
      table: "refund",
      what: "refund",
      where: [
        asked.charge === null ? null : ["r.attempt_id = ?", attemptOfCharge(asked.charge) ?? ""],
        asked.payment_intent === null ? null : ["s.intent_id = ?", asked.payment_intent],
      ],
    },
    asked,
  );
  const expand = ofEach(asked.expand);
  const data: object[] = [];
  for (const row of rows) data.push(await show(tx, row.id, row.session_id, { payPage, expand }));
  return { object: "list", data, has_more: hasMore, url: "/v1/refunds" };
};
