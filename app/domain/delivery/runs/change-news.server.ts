import type { Reader } from "~/platform/db.server";
import { isToldChange, type ToldChange } from "../dispatch/run-changes";

/** What a message about a changed run needs to say. */
export type ChangeNews = {
  readonly phone: string;
  readonly locale: "vi" | "en";
  readonly kind: ToldChange;
  readonly code: string;
};

/** News of a change that the courier has not said they have seen; null when they have. */
export async function newsOfChange(reader: Reader, changeId: string): Promise<ChangeNews | null> {
  const change = await reader.runChange.findUnique({ where: { id: changeId } });
  if (!change || change.acknowledgedAt !== null || !isToldChange(change.kind)) return null;
  const { person } = await reader.courier.findUniqueOrThrow({
    where: { id: change.courierId },
    select: { person: { select: { phone: true, locale: true } } },
  });
  const shipment =
    change.shipmentId === null
      ? null
      : await reader.shipment.findUnique({ where: { id: change.shipmentId }, select: { code: true } });
  return {
    phone: person.phone,
    locale: person.locale === "en" ? "en" : "vi",
    kind: change.kind,
    code: shipment?.code ?? "",
  };
}
