import { Form, useSubmit } from "@remix-run/react";
import type { DeskLine } from "~/domain/delivery/dispatch/desk-queries.server";
import { m } from "~/paraglide/messages";
import { SelectField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";

/** Which part of the country to look at, the busiest first. */
export function DeskChoice({ desks, shard }: { desks: readonly DeskLine[]; shard: string }) {
  const submit = useSubmit();
  if (desks.length < 2) return null;
  return (
    <Form method="get" className="row desk-choice" onChange={(event) => submit(event.currentTarget)}>
      <SelectField key={shard} label={m.dispatch_desks()} name="ban" defaultValue={shard}>
        {desks.map((desk) => (
          <option key={desk.shard} value={desk.shard}>
            {m.dispatch_desk({ place: desk.place, waiting: desk.waiting, underWay: desk.underWay })}
          </option>
        ))}
      </SelectField>
      <Button small look="quiet">
        {m.dispatch_choose()}
      </Button>
    </Form>
  );
}
