import { present } from "~/domain/shared/missing";
import { parsePhone } from "~/domain/shared/phone";
import type { Reader } from "~/platform/db.server";
import { possibleDecisions, type Decision } from "./applications/approval";
import { isLive } from "./sign-in/session-lifetime";
import type { Device, OwnApplication, PersonFile, PersonFilter, PersonLine } from "./views";
import type { Actor, ApprovalStatus, SellerKind, SellerRole, Vehicle } from "./types";

/** Where the person is signed in, most recently used first. */
export async function listDevices(reader: Reader, actor: Actor, now: Date): Promise<Device[]> {
  const sessions = await reader.session.findMany({
    where: { personId: actor.personId, revokedAt: null },
    orderBy: { seenAt: "desc" },
    take: 50,
  });
  return sessions
    .filter((session) => isLive(session, actor.isOperator, now))
    .map(({ id, device, createdAt, seenAt }) => ({
      sessionId: id,
      device,
      signedInAt: createdAt.toISOString(),
      seenAt: seenAt.toISOString(),
    }));
}

/** What the person applied for or works for, and where it stands. Members have a page of their own. */
export async function listOwnApplications(reader: Reader, actor: Actor): Promise<OwnApplication[]> {
  const memberships = await reader.membership.findMany({
    where: { personId: actor.personId, role: { not: "member" } },
    select: { role: true, seller: { select: { kind: true, name: true, status: true, declineNote: true } } },
    orderBy: { createdAt: "asc" },
  });
  const courier = await reader.courier.findUnique({
    where: { personId: actor.personId },
    select: { name: true, status: true, declineNote: true },
  });
  const sellers = memberships.map(({ role, seller }) => ({
    kind: seller.kind as SellerKind,
    name: seller.name,
    status: seller.status as ApprovalStatus,
    role: role as SellerRole,
    note: seller.declineNote,
  }));
  if (!courier) return sellers;
  return [
    ...sellers,
    {
      kind: "courier",
      name: courier.name,
      status: courier.status as ApprovalStatus,
      role: null,
      note: courier.declineNote,
    },
  ];
}

const filters: Readonly<Record<PersonFilter, object>> = {
  applied: { OR: [{ memberships: { some: { seller: { status: "applied" } } } }, { courier: { status: "applied" } }] },
  sellers: { memberships: { some: {} } },
  couriers: { courier: { isNot: null } },
  blocked: { blockedAt: { not: null } },
  all: {},
};

const perPage = 30;

/** People for the operators: by what they do, by phone, or by part of a name. One more page when `hasMore`. */
export async function listPeople(
  reader: Reader,
  { filter, text, page }: { filter: PersonFilter; text: string; page: number },
): Promise<{ people: PersonLine[]; hasMore: boolean }> {
  const phone = parsePhone(text);
  const containing = { contains: text, mode: "insensitive" } as const;
  const named = {
    OR: [
      { name: containing },
      { memberships: { some: { seller: { name: containing } } } },
      { courier: { name: containing } },
    ],
  };
  const rows = await reader.person.findMany({
    where: { AND: [filters[filter], text === "" ? {} : phone ? { phone } : named] },
    include: { courier: true, memberships: { include: { seller: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * perPage,
    take: perPage + 1,
  });
  return { people: rows.slice(0, perPage).map(toLine), hasMore: rows.length > perPage };
}

type PersonRow = {
  id: string;
  phone: string;
  name: string | null;
  isOperator: boolean;
  blockedAt: Date | null;
  createdAt: Date;
  courier: { name: string; status: string } | null;
  memberships: readonly { seller: { kind: string; name: string; status: string } }[];
};

const toLine = ({
  id,
  phone,
  name,
  isOperator,
  blockedAt,
  createdAt,
  courier,
  memberships,
}: PersonRow): PersonLine => ({
  personId: id,
  phone,
  name,
  isOperator,
  isBlocked: blockedAt !== null,
  joinedAt: createdAt.toISOString(),
  does: [
    ...memberships.map(({ seller }) => ({
      kind: seller.kind as SellerKind,
      name: seller.name,
      status: seller.status as ApprovalStatus,
    })),
    ...(courier ? [{ kind: "courier" as const, name: courier.name, status: courier.status as ApprovalStatus }] : []),
  ],
});

/** Everything an operator sees of one person. */
export async function personFile(reader: Reader, personId: string, now: Date): Promise<PersonFile> {
  const found = await reader.person.findUnique({
    where: { id: personId },
    include: { courier: true, memberships: { include: { seller: true } }, sessions: true },
  });
  const person = present(found, "person");
  const hasSecondFactor = (await reader.secondFactor.count({ where: { personId, confirmedAt: { not: null } } })) > 0;
  const codes = [
    ...person.memberships.map(({ seller }) => seller.communeCode),
    ...(person.courier ? [person.courier.communeCode] : []),
  ];
  const communes = await reader.commune.findMany({ where: { code: { in: codes } }, include: { province: true } });
  const placeOf = (code: string): string => {
    const commune = communes.find((one) => one.code === code);
    return commune ? `${commune.name}, ${commune.province.name}` : code;
  };
  const decisionsOn = (status: string): Decision[] => possibleDecisions(status as ApprovalStatus);
  return {
    ...toLine(person),
    hasSecondFactor,
    liveSessions: person.sessions.filter((session) => isLive(session, person.isOperator, now)).length,
    sellers: person.memberships.map(({ role, seller }) => ({
      sellerId: seller.id,
      kind: seller.kind as SellerKind,
      name: seller.name,
      about: seller.about,
      role: role as SellerRole,
      status: seller.status as ApprovalStatus,
      address: [seller.street, placeOf(seller.communeCode)].filter(Boolean).join(", "),
      taxCode: seller.taxCode,
      appliedAt: seller.appliedAt.toISOString(),
      note: seller.declineNote,
      decisions: decisionsOn(seller.status),
    })),
    courier: person.courier && {
      courierId: person.courier.id,
      name: person.courier.name,
      status: person.courier.status as ApprovalStatus,
      vehicle: person.courier.vehicle as Vehicle,
      plate: person.courier.plate,
      capacityG: person.courier.capacityG,
      hasColdBox: person.courier.hasColdBox,
      rangeM: person.courier.rangeM,
      home: placeOf(person.courier.communeCode),
      appliedAt: person.courier.appliedAt.toISOString(),
      note: person.courier.declineNote,
      decisions: decisionsOn(person.courier.status),
    },
  };
}
