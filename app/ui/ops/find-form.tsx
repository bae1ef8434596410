import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages";
import { Button } from "~/ui/primitives/button";

/** Looks something up on the operators' own page: a plain form to the same address. */
export function FindForm({ text, label }: { text: string; label: string }) {
  return (
    <Form className="row" role="search">
      <input
        className="input ops-find"
        type="search"
        name="q"
        defaultValue={text}
        placeholder={label}
        aria-label={label}
      />
      <Button look="quiet">{m.nav_search()}</Button>
    </Form>
  );
}
