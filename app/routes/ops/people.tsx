import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { listPeople } from "~/domain/identity/queries.server";
import { personFilters, type PersonFilter } from "~/domain/identity/views";
import { formatPhone } from "~/domain/shared/phone";
import { formatDate } from "~/domain/shared/time";
import { cleanText } from "~/http/form.server";
import { pageNumber } from "~/http/page-number";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { ApprovalBadge, kindLabel } from "~/ui/account/approval-badge";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { TurnPages } from "~/ui/primitives/turn-pages";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.identity_ops_people_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const params = new URL(request.url).searchParams;
  const filter = personFilters.find((one) => one === params.get("loc")) ?? "applied";
  const text = cleanText(params.get("q") ?? "").slice(0, 80);
  const page = pageNumber(params);
  return { filters: personFilters, filter, text, page, ...(await listPeople(db, { filter, text, page })) };
}

const filterLabels: Record<PersonFilter, () => string> = {
  applied: m.identity_ops_filter_applied,
  sellers: m.identity_ops_filter_sellers,
  couriers: m.identity_ops_filter_couriers,
  blocked: m.identity_ops_filter_blocked,
  all: m.identity_ops_filter_all,
};

export default function OpsPeople() {
  const { filters, filter, text, page, people, hasMore } = useLoaderData<typeof loader>();
  const to = (changes: Record<string, string>): string =>
    `?${new URLSearchParams({ loc: filter, q: text, ...changes }).toString()}`;
  return (
    <>
      <h1>{m.identity_ops_people_title()}</h1>
      <nav className="tabs" aria-label={m.identity_ops_people_title()}>
        {filters.map((one) => (
          <Link
            key={one}
            className="tab"
            to={to({ loc: one })}
            {...(one === filter && { "aria-current": "page" as const })}
          >
            {filterLabels[one]()}
          </Link>
        ))}
      </nav>
      <Form className="row" role="search">
        <input type="hidden" name="loc" value={text === "" ? "all" : filter} />
        <input
          className="input ops-find"
          type="search"
          name="q"
          defaultValue={text}
          placeholder={m.identity_ops_find()}
          aria-label={m.identity_ops_find()}
        />
        <Button look="quiet">{m.nav_search()}</Button>
      </Form>
      {people.length === 0 && <Empty icon="people" title={m.identity_ops_people_none()} />}
      {people.map((person) => (
        <Link key={person.personId} className="card person-line" to={`/dieu-hanh/nguoi-dung/${person.personId}`}>
          <div className="row row-spread">
            <b>{person.name ?? m.identity_ops_no_name()}</b>
            <span>{formatPhone(person.phone)}</span>
          </div>
          <div className="row small">
            {person.isOperator && <Badge tone="info">{m.identity_ops_operator()}</Badge>}
            {person.isBlocked && <Badge tone="bad">{m.identity_ops_is_blocked()}</Badge>}
            {person.does.map(({ kind, name, status }, index) => (
              <span key={index} className="row">
                {kindLabel(kind)}: {name} <ApprovalBadge status={status} />
              </span>
            ))}
            <span className="muted">
              {m.identity_ops_joined()} {formatDate(person.joinedAt)}
            </span>
          </div>
        </Link>
      ))}
      <TurnPages page={page} hasMore={hasMore} to={(turned) => to({ trang: String(turned) })} />
    </>
  );
}
