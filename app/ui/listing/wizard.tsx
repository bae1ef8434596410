import { Form, Link, useNavigation } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { listingSteps, type ListingStep } from "~/domain/catalog/listing-draft";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import { newListingPath, stepPath } from "./step-paths";

type Shape = {
  step: ListingStep;
  draftId: string;
  title: string;
  faults: Readonly<Record<string, string>> | undefined;
  submit?: string;
  pending?: string;
  children: ReactNode;
} & Pick<ComponentProps<typeof Form>, "encType">;

/** One question of the listing: where we are, the way back, the question, and one big button. Works without scripts. */
export function Wizard({ step, draftId, title, faults, submit, pending, encType, children }: Shape) {
  const place = listingSteps.indexOf(step);
  const before = listingSteps[place - 1];
  const isSending = useNavigation().state !== "idle";
  return (
    <Form method="post" noValidate className="wizard stack" {...(encType && { encType })}>
      <div className="row row-spread">
        <Link
          className="link-button"
          to={before ? stepPath(draftId, before) : newListingPath}
          aria-label={m.nav_back()}
        >
          <Icon name="back" />
        </Link>
        <span className="muted small">{m.farm_listing_step({ step: String(place + 1) })}</span>
      </div>
      <progress className="wizard-bar" max={listingSteps.length} value={place + 1} aria-hidden />
      <h1>{title}</h1>
      <FormFaults faults={faults} />
      {children}
      <div className="action-bar">
        <Button wide disabled={isSending}>
          {isSending ? (pending ?? m.farm_listing_sending()) : (submit ?? m.action_continue())}
        </Button>
        {place === 0 && <p className="muted small">{m.farm_listing_saved()}</p>}
      </div>
    </Form>
  );
}
