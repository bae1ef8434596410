import type { Point } from "~/domain/shared/geo";
import type { ApprovalStatus } from "../types";

export const decisions = ["approve", "decline", "suspend", "reinstate"] as const;
export type Decision = (typeof decisions)[number];

/** The one table of what an operator may decide about a farm, a cooperative or a courier. */
const moves: Readonly<Record<ApprovalStatus, Partial<Record<Decision, ApprovalStatus>>>> = {
  applied: { approve: "approved", decline: "declined" },
  approved: { suspend: "suspended" },
  declined: { approve: "approved" },
  suspended: { reinstate: "approved" },
};

export const decided = (status: ApprovalStatus, decision: Decision): ApprovalStatus | null =>
  moves[status][decision] ?? null;

export const possibleDecisions = (status: ApprovalStatus): Decision[] =>
  decisions.filter((decision) => decided(status, decision) !== null);

/** Saying no without a reason leaves people with nothing to correct. */
export const needsReason = (decision: Decision): boolean => decision === "decline" || decision === "suspend";

/** A declined applicant corrects and applies again; everybody else has one application. */
export const mayApplyAgain = (status: ApprovalStatus): boolean => status === "declined";

/** Who corrects an application stays where they were pinned, as long as they stay in the commune. */
export const pinBefore = (
  before: (Point & { communeCode: string }) | null,
  { communeCode }: { communeCode: string },
): Point | null => (before?.communeCode === communeCode ? { lat: before.lat, lng: before.lng } : null);

/** "approve" → "approved": how the fact and the audit entry are called. */
export const pastTense = {
  approve: "approved",
  decline: "declined",
  suspend: "suspended",
  reinstate: "reinstated",
} as const satisfies Record<Decision, string>;
