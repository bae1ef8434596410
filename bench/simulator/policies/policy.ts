import type { Decide } from "~/domain/delivery/dispatch/decision";

export const policyNames = ["nearest", "batch", "ours", "hindsight"] as const;
export type PolicyName = (typeof policyNames)[number];

/** Those that decide minute by minute; the hindsight plan knows the day beforehand. */
export type OnlinePolicy = Exclude<PolicyName, "hindsight">;
export type Policies = Readonly<Record<OnlinePolicy, () => Decide>>;
