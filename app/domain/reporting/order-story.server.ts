import { present } from "~/domain/shared/missing";
import { isoInVietnam } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { detailsOf } from "~/domain/shared/details";
import { namesOfCommunes, namesOfSellers } from "./order-list.server";
import type { OrderPart, OrderStory, StoryLine } from "./types";

type Story = readonly StoryLine[];

/** An order with everything that happened to it, told in one line of time whatever module recorded it. */
export async function orderStory(reader: Reader, orderId: string): Promise<OrderStory> {
  const order = present(
    await reader.order.findUnique({ where: { id: orderId }, include: { subOrders: { include: { lines: true } } } }),
    "order",
  );
  const shipments = await reader.shipment.findMany({
    where: { orderId },
    select: { id: true, code: true, status: true, subOrderId: true },
  });
  const sellers = await namesOfSellers(
    reader,
    order.subOrders.map(({ sellerId }) => sellerId),
  );
  const place = (await namesOfCommunes(reader, [order.communeCode])).get(order.communeCode) ?? order.communeCode;
  const parts = order.subOrders.map((part) =>
    partView(
      part,
      sellers.get(part.sellerId) ?? "",
      shipments.find(({ subOrderId }) => subOrderId === part.id),
    ),
  );
  const sellerOfPart = new Map(parts.map(({ subOrderId, seller }) => [subOrderId, seller]));
  const codeOfShipment = new Map(shipments.map(({ id, code }) => [id, code]));
  const story = (
    await Promise.all([
      orderLines(reader, orderId, sellerOfPart),
      shipmentLines(reader, codeOfShipment),
      paymentLines(reader, orderId),
      ledgerLines(reader, orderId),
      operatorLines(reader, orderId, [...codeOfShipment.keys()]),
    ])
  ).flat();
  return {
    id: order.id,
    code: order.code,
    status: order.status,
    contactName: order.contactName,
    contactPhone: order.contactPhone,
    place,
    address: `${order.street}, ${place}`,
    note: order.note,
    totalVnd: order.totalVnd,
    goodsVnd: order.goodsVnd,
    deliveryVnd: order.deliveryVnd,
    trackingToken: order.trackingToken,
    createdAt: isoInVietnam(order.createdAt),
    subOrders: parts.map(({ seller, status }) => ({ seller, status })),
    parts,
    story: story.sort((a, b) => a.at.localeCompare(b.at)),
  };
}

type LineRow = {
  readonly productName: string;
  readonly packLabel: string;
  readonly quantity: number;
  readonly soldBy: string;
  readonly estimatedVnd: number;
  readonly finalVnd: number | null;
};
type PartRow = Pick<OrderPart, "status" | "goodsVnd" | "weighedVnd" | "deliveryVnd"> & {
  readonly id: string;
  readonly sellerId: string;
  readonly lines: readonly LineRow[];
};
type ShipmentRef = { readonly id: string; readonly code: string; readonly status: string };

const partView = (part: PartRow, seller: string, shipment: ShipmentRef | undefined): OrderPart => ({
  subOrderId: part.id,
  seller,
  status: part.status,
  goodsVnd: part.goodsVnd,
  weighedVnd: part.weighedVnd,
  deliveryVnd: part.deliveryVnd,
  shipmentId: shipment?.id ?? null,
  shipmentCode: shipment?.code ?? null,
  shipmentStatus: shipment?.status ?? null,
  lines: part.lines.map((line) => ({
    name: line.productName,
    pack: line.packLabel,
    quantity: line.quantity,
    soldBy: line.soldBy === "weight" ? "weight" : "each",
    estimatedVnd: line.estimatedVnd,
    finalVnd: line.finalVnd,
  })),
});

async function orderLines(reader: Reader, orderId: string, sellerOfPart: Map<string, string>): Promise<Story> {
  const events = await reader.orderEvent.findMany({ where: { orderId }, orderBy: { id: "asc" } });
  const people = await namesOfPeople(
    reader,
    events.map(({ actorId }) => actorId),
  );
  return events.map((event) => ({
    at: isoInVietnam(event.at),
    source: "order",
    what: event.type,
    who: people.get(event.actorId ?? "") ?? null,
    about: sellerOfPart.get(event.subOrderId ?? "") ?? null,
    amountVnd: null,
    detail: "",
    details: detailsOf(event.detail),
  }));
}

async function shipmentLines(reader: Reader, codeOfShipment: Map<string, string>): Promise<Story> {
  const events = await reader.shipmentEvent.findMany({
    where: { shipmentId: { in: [...codeOfShipment.keys()] } },
    orderBy: { id: "asc" },
  });
  const people = await namesOfPeople(
    reader,
    events.map(({ actorId }) => actorId),
  );
  return events.map((event) => ({
    at: isoInVietnam(event.at),
    source: "shipment",
    what: event.type,
    who: people.get(event.actorId ?? "") ?? null,
    about: codeOfShipment.get(event.shipmentId) ?? null,
    amountVnd: null,
    detail: "",
    details: detailsOf(event.detail),
  }));
}

async function paymentLines(reader: Reader, payableId: string): Promise<Story> {
  const session = await reader.checkoutSession.findUnique({
    where: { payableId },
    include: { attempts: true, refunds: true },
  });
  if (session === null) return [];
  const attempts = session.attempts.map((attempt): StoryLine => ({
    at: isoInVietnam(attempt.settledAt ?? attempt.createdAt),
    source: "payment",
    what: attempt.status,
    who: null,
    about: attempt.txnRef,
    amountVnd: attempt.amountVnd,
    details: {},
    detail: [attempt.settledBy, attempt.bankCode, attempt.responseCode, attempt.transactionNo]
      .filter(Boolean)
      .join(" · "),
  }));
  const refunds = session.refunds.map((refund): StoryLine => ({
    at: isoInVietnam(refund.settledAt ?? refund.createdAt),
    source: "refund",
    what: refund.status,
    who: null,
    about: refund.id,
    amountVnd: refund.amountVnd,
    detail: "",
    details: { cause: refund.cause.split(":")[0] ?? "" },
  }));
  return [...attempts, ...refunds];
}

async function ledgerLines(reader: Reader, orderId: string): Promise<Story> {
  const posted = await reader.ledgerTransaction.findMany({
    where: { orderId },
    include: { entries: true },
    orderBy: { id: "asc" },
  });
  return posted.map((transaction) => ({
    at: isoInVietnam(transaction.at),
    source: "ledger",
    what: transaction.kind,
    who: null,
    about: `#${transaction.id}`,
    amountVnd: transaction.entries.reduce((sum, { amount }) => sum + (amount > 0n ? Number(amount) : 0), 0),
    // The id of a part says nothing to a person; a reference does.
    detail: /^[0-9a-f]{8}-/.test(transaction.memo) ? "" : transaction.memo,
    details: {},
  }));
}

async function operatorLines(reader: Reader, orderId: string, shipmentIds: readonly string[]): Promise<Story> {
  const subjects = [`order:${orderId}`, ...shipmentIds.map((id) => `shipment:${id}`)];
  const notes = await reader.auditEntry.findMany({ where: { subject: { in: subjects } }, orderBy: { id: "asc" } });
  const people = await namesOfPeople(
    reader,
    notes.map(({ actorId }) => actorId),
  );
  return notes.map((note) => ({
    at: isoInVietnam(note.at),
    source: "operator",
    what: note.action,
    who: people.get(note.actorId) ?? null,
    about: null,
    amountVnd: null,
    detail: "",
    details: detailsOf(note.detail),
  }));
}

async function namesOfPeople(reader: Reader, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id): id is string => id !== null))];
  const people = await reader.person.findMany({
    where: { id: { in: known } },
    select: { id: true, name: true, phone: true },
  });
  return new Map(people.map(({ id, name, phone }) => [id, name ?? phone]));
}
