import { noSuch } from "../../stripe/fault";
import { intentList, onlyExpand } from "../../stripe/params";
import { page } from "../page.server";
import type { SessionRow } from "../rows";
import type { Handler } from "../routes.server";
import { findSession, withParts } from "../sessions.server";
import { ofEach, showIntent } from "../show";

export const retrieveIntent: Handler = async ({ payPage, tx }, params, id) => {
  const { expand } = onlyExpand(params, "");
  const session = await findSession(tx, { intentId: id });
  if (!session) throw noSuch("payment_intent", id, "intent");
  return showIntent(session, { payPage, expand });
};

export const listIntents: Handler = async ({ payPage, tx }, params) => {
  const asked = intentList(params, "");
  const { hasMore, rows } = await page<SessionRow>(
    tx,
    {
      from: "* from vnpay_gateway.checkout_session",
      seq: "seq",
      createdAt: "created_at",
      table: "checkout_session",
      idColumn: "intent_id",
      what: "payment_intent",
      where: [],
    },
    asked,
  );
  const expand = ofEach(asked.expand);
  const data = (await withParts(tx, rows)).map((session) => showIntent(session, { payPage, expand }));
  return { object: "list", data, has_more: hasMore, url: "/v1/payment_intents" };
};
