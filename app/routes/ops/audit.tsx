import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { auditLog } from "~/domain/reporting/audit-log.server";
import { formatDateTime } from "~/domain/shared/time";
import { cleanText } from "~/http/form.server";
import { pageNumber } from "~/http/page-number";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { Empty } from "~/ui/primitives/empty";
import { detailWords } from "~/ui/ops/detail-words";
import { deedName } from "~/ui/ops/fact-words";
import { TurnPages } from "~/ui/primitives/turn-pages";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.identity_ops_audit_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const params = new URL(request.url).searchParams;
  const page = pageNumber(params);
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
        <ol className="card book-lines">
          {lines.map((line) => (
            <li key={line.id} className="stack stack-tight">
              <div className="row row-spread">
                <b title={line.action}>{deedName(line.action)}</b>
                <span className="small muted">
                  {line.who} · <time dateTime={line.at}>{formatDateTime(line.at)}</time>
                </span>
              </div>
              {Object.keys(line.details).length > 0 && <p className="small">{detailWords(line.details)}</p>}
              <Link className="tap small" to={to({ ve: line.subject, trang: "1" })}>
                {line.subject}
              </Link>
            </li>
          ))}
        </ol>
      )}
      <TurnPages page={page} hasMore={hasMore} to={(turned) => to({ trang: String(turned) })} />
    </>
  );
}
