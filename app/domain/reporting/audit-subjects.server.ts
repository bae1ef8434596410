import type { Reader } from "~/platform/db.server";

/** What a line of the audit log is about: "courier:<id>" with the name that people call it by. */
export type AuditSubject = { readonly kind: string; readonly id: string; readonly name: string };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads subjects as they are written down, each with a name where there is one, else with its own id. */
export async function auditSubjects(
  reader: Reader,
  written: readonly string[],
): Promise<(subject: string) => AuditSubject> {
  const parted = written.map(partedOf);
  const ids = (kind: string): string[] => [
    ...new Set(parted.filter((one) => one.kind === kind && uuid.test(one.id)).map(({ id }) => id)),
  ];
  const areas = [...new Set(parted.filter(({ kind }) => kind === "area").map(({ id }) => id))];
  const named = { select: { id: true, name: true } };
  const coded = { select: { id: true, code: true } };
  const [people, sellers, couriers, products, hubs, shipments, claims, provinces, communes] = await Promise.all([
    reader.person.findMany({ where: { id: { in: ids("person") } }, select: { id: true, name: true, phone: true } }),
    reader.seller.findMany({ where: { id: { in: ids("seller") } }, ...named }),
    reader.courier.findMany({ where: { id: { in: ids("courier") } }, ...named }),
    reader.product.findMany({ where: { id: { in: ids("product") } }, ...named }),
    reader.hub.findMany({ where: { id: { in: ids("hub") } }, ...named }),
    reader.shipment.findMany({ where: { id: { in: ids("shipment") } }, ...coded }),
    reader.claim.findMany({ where: { id: { in: ids("claim") } }, select: { id: true, orderId: true } }),
    reader.province.findMany({ where: { code: { in: areas } }, select: { code: true, name: true } }),
    reader.commune.findMany({
      where: { code: { in: areas } },
      select: { code: true, name: true, province: { select: { name: true } } },
    }),
  ]);
  const orders = await reader.order.findMany({ where: { id: { in: claims.map(({ orderId }) => orderId) } }, ...coded });
  const names = new Map([
    ...people.map(({ id, name, phone }): [string, string] => [`person:${id}`, name ?? phone]),
    ...sellers.map(({ id, name }): [string, string] => [`seller:${id}`, name]),
    ...couriers.map(({ id, name }): [string, string] => [`courier:${id}`, name]),
    ...products.map(({ id, name }): [string, string] => [`product:${id}`, name]),
    ...hubs.map(({ id, name }): [string, string] => [`hub:${id}`, name]),
    ...shipments.map(({ id, code }): [string, string] => [`shipment:${id}`, code]),
    ...claims.map(({ id, orderId }): [string, string] => [
      `claim:${id}`,
      orders.find((order) => order.id === orderId)?.code ?? "",
    ]),
    ...provinces.map(({ code, name }): [string, string] => [`area:${code}`, name]),
    ...communes.map(({ code, name, province }): [string, string] => [`area:${code}`, `${name}, ${province.name}`]),
  ]);
  return (subject) => {
    const parts = partedOf(subject);
    return { ...parts, name: names.get(subject) ?? parts.id };
  };
}

const partedOf = (subject: string): { kind: string; id: string } => {
  const [kind = "", ...rest] = subject.split(":");
  return { kind, id: rest.join(":") };
};
