import { Form } from "@remix-run/react";
import type { Decision } from "~/domain/identity/applications/approval";
import type { ApprovalStatus } from "~/domain/identity/types";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";

const labels: Record<Decision, () => string> = {
  approve: m.identity_ops_approve,
  decline: m.identity_ops_decline,
  suspend: m.identity_ops_suspend,
  reinstate: m.identity_ops_reinstate,
};
const isKind = (decision: Decision): boolean => decision === "approve" || decision === "reinstate";

type Props = {
  about: "seller" | "courier";
  id: string;
  status: ApprovalStatus;
  decisions: readonly Decision[];
  fault: string | undefined;
};

/** The decisions that are possible now, with the reason that some of them need. */
export function DecisionForm({ about, id, status, decisions, fault }: Props) {
  if (decisions.length === 0) return null;
  return (
    <Form method="post" className="stack stack-tight">
      <input type="hidden" name="about" value={about} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="seen" value={status} />
      <TextField label={m.identity_ops_decide_reason()} name="reason" fault={fault} maxLength={200} />
      <div className="row">
        {decisions.map((decision) => (
          <Button key={decision} name="decision" value={decision} look={isKind(decision) ? "main" : "danger"}>
            {labels[decision]()}
          </Button>
        ))}
      </div>
    </Form>
  );
}
