import type { KeptAddress } from "~/domain/identity/views";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { AddressLines } from "./address-lines";

type Props = { address: KeptAddress; to: string; fault: string | undefined };

/** One kept address with everything that can be done to it; three plain forms. */
export function AddressCard({ address, to, fault }: Props) {
  const { addressId, label, isDefault, place } = address;
  return (
    <section className="card stack">
      <AddressLines address={address} to={to} />
      {place === null && <p className="small">{m.identity_address_gone_text()}</p>}
      <details open={fault !== undefined}>
        <summary>{m.identity_address_edit()}</summary>
        <div className="stack stack-tight">
          <form method="post" className="stack stack-tight">
            <input type="hidden" name="addressId" value={addressId} />
            <TextField
              label={m.identity_address_label()}
              hint={m.identity_address_label_hint()}
              name="label"
              defaultValue={label}
              fault={fault}
              maxLength={40}
            />
            <Button look="quiet" name="intent" value="rename">
              {m.action_save()}
            </Button>
          </form>
          <form method="post" className="row">
            <input type="hidden" name="addressId" value={addressId} />
            {!isDefault && place !== null && (
              <Button look="quiet" small name="intent" value="prefer">
                {m.identity_address_prefer()}
              </Button>
            )}
            <Button look="danger" small name="intent" value="forget">
              {m.identity_address_forget()}
            </Button>
          </form>
        </div>
      </details>
    </section>
  );
}
