import { Form, Link } from "@remix-run/react";
import { deedsFor, type Deed } from "~/domain/delivery/dispatch/by-hand/deed";
import type { LoadView } from "~/domain/delivery/dispatch/load-queries.server";
import { m } from "~/paraglide/messages";
import { SelectField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { deedLabel } from "./deed-words";

/** Ways to take the load into one's own hands; each leads to what it would change, and only then to the deed. */
export function HandForms({ load }: { load: LoadView }) {
  const { stage, onDuty, pinnedTo, courierName } = load;
  if (stage === "beyond") return null;
  return (
    <section className="card stack" aria-labelledby="by-hand">
      <h2 id="by-hand">{m.dispatch_by_hand()}</h2>
      {stage === "waiting" && onDuty.length > 0 && <ChooseCourier onDuty={onDuty} />}
      <div className="row">
        {pinnedTo !== null && <DeedLink deed="unpin" name={pinnedTo} />}
        {deedsFor(stage, load.isAtFarm).map((deed) => (
          <DeedLink key={deed} deed={deed} name={courierName ?? ""} />
        ))}
      </div>
    </section>
  );
}

const DeedLink = ({ deed, name }: { deed: Deed; name: string }) => (
  <Link className="button button-quiet" to={`?viec=${deed}`} preventScrollReset>
    {deedLabel(deed, name)}
  </Link>
);

const ChooseCourier = ({ onDuty }: Pick<LoadView, "onDuty">) => (
  <Form method="get" preventScrollReset className="stack stack-tight">
    <SelectField label={m.dispatch_other_courier()} name="nguoi">
      {onDuty.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
    <div className="row">
      <Button small look="quiet" name="viec" value="assign">
        {m.dispatch_do_assign({ name: "…" })}
      </Button>
      <Button small look="quiet" name="viec" value="pin">
        {m.dispatch_do_pin({ name: "…" })}
      </Button>
    </div>
  </Form>
);
