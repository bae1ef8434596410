import type { CourierFile, PersonFile, SellerFile } from "~/domain/identity/views";
import { formatPhone } from "~/domain/shared/phone";
import { formatDate, formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { ApprovalBadge, kindLabel, vehicleLabel } from "~/ui/account/approval-badge";
import { Badge } from "~/ui/primitives/badge";
import { gramsText } from "~/ui/primitives/numbers";
import { DecisionForm } from "./decision-form";

export function PersonFacts({ person }: { person: PersonFile }) {
  return (
    <dl className="facts card">
      <dt>{m.identity_phone()}</dt>
      <dd className="row">
        <a className="tap" href={`tel:${person.phone}`}>
          {formatPhone(person.phone)}
        </a>
        {person.isOperator && <Badge tone="info">{m.identity_ops_operator()}</Badge>}
        {person.isBlocked && <Badge tone="bad">{m.identity_ops_is_blocked()}</Badge>}
      </dd>
      <dt>{m.identity_ops_joined()}</dt>
      <dd>{formatDate(person.joinedAt)}</dd>
      <dt>{m.identity_ops_live_sessions()}</dt>
      <dd>{person.liveSessions}</dd>
    </dl>
  );
}

export function SellerFileCard({ seller, fault }: { seller: SellerFile; fault: string | undefined }) {
  return (
    <section className="card stack stack-tight">
      <div className="row row-spread">
        <h2>
          {kindLabel(seller.kind)}: {seller.name}
        </h2>
        <ApprovalBadge status={seller.status} />
      </div>
      {seller.about !== "" && <p>{seller.about}</p>}
      <dl className="facts">
        <dt>{m.identity_ops_address()}</dt>
        <dd>{seller.address}</dd>
        <dt>{m.identity_tax_code()}</dt>
        <dd>{seller.taxCode ?? "–"}</dd>
        <dt>{m.identity_ops_applied_at()}</dt>
        <dd>{formatDateTime(seller.appliedAt)}</dd>
      </dl>
      {seller.note !== null && <p className="muted">{m.identity_application_note({ note: seller.note })}</p>}
      <DecisionForm
        about="seller"
        id={seller.sellerId}
        status={seller.status}
        decisions={seller.decisions}
        fault={fault}
      />
    </section>
  );
}

export function CourierFileCard({ courier, fault }: { courier: CourierFile; fault: string | undefined }) {
  return (
    <section className="card stack stack-tight">
      <div className="row row-spread">
        <h2>
          {kindLabel("courier")}: {courier.name}
        </h2>
        <ApprovalBadge status={courier.status} />
      </div>
      <dl className="facts">
        <dt>{m.identity_vehicle()}</dt>
        <dd>
          {vehicleLabel(courier.vehicle)} {courier.plate}
        </dd>
        <dt>{m.identity_capacity()}</dt>
        <dd>{gramsText(courier.capacityG)}</dd>
        <dt>{m.identity_ops_cold_box()}</dt>
        <dd>{courier.hasColdBox ? m.identity_ops_yes() : m.identity_ops_no()}</dd>
        <dt>{m.identity_home_area()}</dt>
        <dd>
          {courier.home}, {Math.round(courier.rangeM / 1000)} km
        </dd>
        <dt>{m.identity_ops_applied_at()}</dt>
        <dd>{formatDateTime(courier.appliedAt)}</dd>
      </dl>
      {courier.note !== null && <p className="muted">{m.identity_application_note({ note: courier.note })}</p>}
      <DecisionForm
        about="courier"
        id={courier.courierId}
        status={courier.status}
        decisions={courier.decisions}
        fault={fault}
      />
    </section>
  );
}
