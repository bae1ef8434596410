import type { FormEvent, ReactNode } from "react";
import type { CourierEventType } from "~/domain/delivery/runs/courier-event";
import type { Outbox } from "./use-outbox";

type Shape = {
  outbox: Outbox;
  pageId: string;
  shipmentId: string;
  type: CourierEventType;
  /** Tells apart two forms of one type on one page. */
  name?: string;
  hasFile?: boolean;
  children: ReactNode;
};

/**
 * A form that tells one event. Without scripts it is a plain form; with them the phone keeps it first. The event's name comes
 * from the page, so a double tap is one event.
 */
export function EventForm({ outbox, pageId, shipmentId, type, name = "", hasFile = false, children }: Shape) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void outbox.keep(event.currentTarget);
  };
  return (
    <form
      method="post"
      action="/giao-hang?index"
      className="stack stack-tight"
      onSubmit={submit}
      {...(hasFile && { encType: "multipart/form-data" })}
    >
      <input type="hidden" name="shipmentId" value={shipmentId} />
      <input type="hidden" name="clientEventId" value={`${pageId}:${shipmentId}:${type}${name}`} />
      <input type="hidden" name="type" value={type} />
      {children}
    </form>
  );
}
