import type { Reader } from "~/platform/db.server";
import { detailsOf, type Details } from "~/domain/shared/details";

export type AuditLine = { id: string; at: string; who: string; action: string; subject: string; details: Details };

const perPage = 50;

/** What operators did, newest first; of one subject when it is given. */
export async function auditLog(
  reader: Reader,
  { page, subject }: { page: number; subject: string },
): Promise<{ lines: AuditLine[]; hasMore: boolean }> {
  const rows = await reader.auditEntry.findMany({
    where: subject === "" ? {} : { subject },
    orderBy: { id: "desc" },
    skip: (page - 1) * perPage,
    take: perPage + 1,
  });
  const people = await reader.person.findMany({
    where: { id: { in: rows.map(({ actorId }) => actorId) } },
    select: { id: true, name: true, phone: true },
  });
  const nameOf = (id: string): string => {
    const person = people.find((one) => one.id === id);
    return person ? (person.name ?? person.phone) : id;
  };
  const lines = rows.slice(0, perPage).map(({ id, at, actorId, action, subject: about, detail }) => ({
    id: String(id),
    at: at.toISOString(),
    who: nameOf(actorId),
    action,
    subject: about,
    details: detailsOf(detail),
  }));
  return { lines, hasMore: rows.length > perPage };
}
