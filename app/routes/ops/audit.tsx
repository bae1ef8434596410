import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { auditLog, auditors } from "~/domain/reporting/audit-log.server";
import { formatDateTime, readVietnamTime } from "~/domain/shared/time";
import { cleanText } from "~/http/form.server";
import { pageNumber } from "~/http/page-number";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import { Empty } from "~/ui/primitives/empty";
import { detailWords } from "~/ui/ops/detail-words";
import { deedName, namedDeeds } from "~/ui/ops/fact-words";
import { subjectText } from "~/ui/ops/subject-words";
import { Button } from "~/ui/primitives/button";
import { TurnPages } from "~/ui/primitives/turn-pages";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.identity_ops_audit_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const params = new URL(request.url).searchParams;
  const asked = (name: string): string => cleanText(params.get(name) ?? "").slice(0, 80);
  const narrow = { ve: asked("ve"), ai: asked("ai"), viec: asked("viec"), ngay: asked("ngay") };
  const page = pageNumber(params);
  const people = await auditors(db);
  const log = await auditLog(db, {
    page,
    subject: narrow.ve,
    actorId: people.find(({ id }) => id === narrow.ai)?.id ?? null,
    action: narrow.viec,
    day: readVietnamTime(`${narrow.ngay}T00:00`),
  });
  return { page, narrow, people, ...log };
}

export default function OpsAudit() {
  const { page, narrow, people, lines, hasMore } = useLoaderData<typeof loader>();
  const to = (changes: Record<string, string>): string =>
    `?${new URLSearchParams({ ...narrow, ...changes }).toString()}`;
  const isNarrowed = Object.values(narrow).some((each) => each !== "");
  return (
    <>
      <h1>{m.identity_ops_audit_title()}</h1>
      <p className="muted">{m.identity_ops_audit_text()}</p>
      <Form className="row" role="search" key={JSON.stringify(narrow)}>
        <input type="hidden" name="ve" value={narrow.ve} />
        <SelectField label={m.ops_audit_who()} name="ai" defaultValue={narrow.ai}>
          <option value="">{m.ops_audit_anybody()}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label={m.ops_audit_deed()} name="viec" defaultValue={narrow.viec}>
          <option value="">{m.ops_audit_any_deed()}</option>
          {namedDeeds().map(({ action, name }) => (
            <option key={action} value={action}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField label={m.ops_audit_day()} name="ngay" type="date" defaultValue={narrow.ngay} />
        <Button look="quiet">{m.nav_search()}</Button>
        {isNarrowed && (
          <Link className="tap" to="/dieu-hanh/nhat-ky">
            {m.ops_audit_all()}
          </Link>
        )}
      </Form>
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
              <Link className="tap small" to={`?${new URLSearchParams({ ve: line.subject }).toString()}`}>
                {subjectText(line.about)}
              </Link>
            </li>
          ))}
        </ol>
      )}
      <TurnPages page={page} hasMore={hasMore} to={(turned) => to({ trang: String(turned) })} />
    </>
  );
}
