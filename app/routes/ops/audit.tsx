import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { auditLog } from "~/domain/reporting/audit-log.server";
import { formatDateTime } from "~/domain/shared/time";
import { cleanText } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { Empty } from "~/ui/primitives/empty";
import { detailWords } from "~/ui/ops/detail-words";
import { deedName } from "~/ui/ops/fact-words";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { TurnPages } from "~/ui/primitives/turn-pages";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.identity_ops_audit_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const params = new URL(request.url).searchParams;
  const page = Math.min(2_000, Math.max(1, Math.trunc(Number(params.get("trang"))) || 1));
  const subject = cleanText(params.get("ve") ?? "").slice(0, 80);
  return { page, subject, ...(await auditLog(db, { page, subject })) };
}

export default function OpsAudit() {
  const { page, subject, lines, hasMore } = useLoaderData<typeof loader>();
  const to = (changes: Record<string, string>): string =>
    `?${new URLSearchParams({ ve: subject, ...changes }).toString()}`;
  return (
    <>
      <h1>{m.identity_ops_audit_title()}</h1>
      <p className="muted">{m.identity_ops_audit_text()}</p>
      {lines.length === 0 ? (
        <Empty icon="log" title={m.identity_ops_audit_none()} />
      ) : (
        <TableScroll label={m.identity_ops_audit_title()}>
          <table className="table">
            <thead>
              <tr>
                <th>{m.identity_ops_audit_at()}</th>
                <th>{m.identity_ops_audit_who()}</th>
                <th>{m.identity_ops_audit_action()}</th>
                <th>{m.identity_ops_audit_subject()}</th>
                <th>{m.identity_ops_audit_detail()}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <td>{formatDateTime(line.at)}</td>
                  <td>{line.who}</td>
                  <td title={line.action}>{deedName(line.action)}</td>
                  <td>
                    <Link to={to({ ve: line.subject, trang: "1" })}>{line.subject}</Link>
                  </td>
                  <td className="small">{detailWords(line.details)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <TurnPages page={page} hasMore={hasMore} to={(turned) => to({ trang: String(turned) })} />
    </>
  );
}
