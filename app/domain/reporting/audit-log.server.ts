import { detailsOf, type Details } from "~/domain/shared/details";
import { daysAfter } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { auditSubjects, type AuditSubject } from "./audit-subjects.server";

export type AuditLine = {
  id: string;
  at: string;
  who: string;
  action: string;
  /** As it is written down; asking for it narrows the log to it. */
  subject: string;
  about: AuditSubject;
  details: Details;
};

/** What narrows the log; empty narrows nothing. `day` begins at midnight in Vietnam. */
export type AuditWanted = {
  readonly subject: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly day: Date | null;
  readonly page: number;
};

const perPage = 50;

/** What operators did, newest first. */
export async function auditLog(
  reader: Reader,
  { subject, actorId, action, day, page }: AuditWanted,
): Promise<{ lines: AuditLine[]; hasMore: boolean }> {
  const rows = await reader.auditEntry.findMany({
    where: {
      ...(subject !== "" && { subject }),
      ...(actorId !== null && { actorId }),
      ...(action !== "" && { action }),
      ...(day !== null && { at: { gte: day, lt: daysAfter(day, 1) } }),
    },
    orderBy: { id: "desc" },
    skip: (page - 1) * perPage,
    take: perPage + 1,
  });
  const [people, aboutOf] = await Promise.all([
    reader.person.findMany({
      where: { id: { in: rows.map((row) => row.actorId) } },
      select: { id: true, name: true, phone: true },
    }),
    auditSubjects(
      reader,
      rows.map((row) => row.subject),
    ),
  ]);
  const nameOf = (id: string): string => {
    const person = people.find((one) => one.id === id);
    return person ? (person.name ?? person.phone) : id;
  };
  const lines = rows.slice(0, perPage).map((row) => ({
    id: String(row.id),
    at: row.at.toISOString(),
    who: nameOf(row.actorId),
    action: row.action,
    subject: row.subject,
    about: aboutOf(row.subject),
    details: detailsOf(row.detail),
  }));
  return { lines, hasMore: rows.length > perPage };
}

/** Everybody who may have written into the log, by name. */
export async function auditors(reader: Reader): Promise<{ id: string; name: string }[]> {
  const people = await reader.person.findMany({
    where: { isOperator: true },
    select: { id: true, name: true, phone: true },
  });
  return people
    .map(({ id, name, phone }) => ({ id, name: name ?? phone }))
    .sort((a, b) => a.name.localeCompare(b.name, "vi"));
}
