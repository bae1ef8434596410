import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listAddresses } from "~/domain/identity/addresses/address-queries.server";
import { forgetAddress, preferAddress, renameAddress } from "~/domain/identity/addresses/edit-address.server";
import type { Actor } from "~/domain/identity/types";
import { formatPhone } from "~/domain/shared/phone";
import { field, readForm } from "~/http/form.server";
import { requireActor } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { AddressCard } from "~/ui/account/address-card";
import { FormFaults } from "~/ui/forms/faults";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

const path = "/tai-khoan/dia-chi";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.identity_addresses_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  return { book: await listAddresses(db, await requireActor(db, request), clock.now()) };
}

const addressId = field.id();
const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("rename"), addressId, label: field.optionalText(40) }),
  z.object({ intent: z.literal("prefer"), addressId }),
  z.object({ intent: z.literal("forget"), addressId }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { db } = wiring();
  const actor = await requireActor(db, request);
  const reading = await readForm(request, form);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  await edit(actor, reading.value);
  return redirect(path);
}

function edit(actor: Actor, asked: z.infer<typeof form>): Promise<void> {
  const { db } = wiring();
  switch (asked.intent) {
    case "rename":
      return renameAddress(db, actor, asked.addressId, asked.label);
    case "prefer":
      return preferAddress(db, actor, asked.addressId);
    case "forget":
      return forgetAddress(db, actor, asked.addressId);
  }
}

export default function Addresses() {
  const { book } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <a className="tap" href="/tai-khoan">
        {m.identity_account_title()}
      </a>
      <h1>{m.identity_addresses_title()}</h1>
      <FormFaults faults={again?.faults} />
      {book.length === 0 && (
        <Empty icon="pin" title={m.identity_addresses_none()}>
          <p>{m.identity_addresses_none_text()}</p>
        </Empty>
      )}
      {book.map((address) => (
        <AddressCard
          key={address.addressId}
          address={address}
          to={`${address.name} · ${formatPhone(address.phone)}`}
          fault={again?.typed["addressId"] === address.addressId ? again.faults["label"] : undefined}
        />
      ))}
    </div>
  );
}
