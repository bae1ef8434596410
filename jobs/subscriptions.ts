import type { JobName } from "./catalogue";

/**
 * Which jobs each fact starts. A job gets the fact's payload; its own schema in the catalogue picks what it needs.
 * `after(seconds, job)` starts it later than the fact.
 */
export type Subscription = { readonly job: JobName; readonly delayMs?: number };

export const after = (seconds: number, job: JobName): Subscription => ({ job, delayMs: seconds * 1_000 });

const subscriptions: Readonly<Record<string, readonly (JobName | Subscription)[]>> = {
  "product.published": ["index-product"],
  "product.changed": ["index-product"],
  "product.paused": ["index-product"],
  "product.resumed": ["index-product"],
  "product.taken_down": ["index-product"],
  "stock.changed": ["index-product"],
  "photo.stored": ["develop-avif"],
};

export function subscribersOf(factType: string): readonly Subscription[] {
  return (subscriptions[factType] ?? []).map((entry) => (typeof entry === "string" ? { job: entry } : entry));
}
