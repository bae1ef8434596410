import type { SavedAction } from "./outbox-store";

/** `again`: no network or a busy server; the same action may be sent any number of times. `refused` needs the courier's eyes. */
export type Sending =
  { readonly kind: "taken" } | { readonly kind: "again" } | { readonly kind: "refused"; readonly reason: string };

export async function sendAction(url: string, { fields }: Pick<SavedAction, "fields">): Promise<Sending> {
  const form = new FormData();
  for (const [field, value] of fields) form.append(field, value);
  try {
    const answer = await fetch(url, { method: "POST", body: form, headers: { Accept: "application/json" } });
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429) return { kind: "again" };
    if (answer.ok) return { kind: "taken" };
    return { kind: "refused", reason: answer.status === 404 ? "missing" : await reasonIn(answer) };
  } catch {
    return { kind: "again" };
  }
}

async function reasonIn(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => null);
  return typeof body === "object" && body !== null && "reason" in body && typeof body.reason === "string"
    ? body.reason
    : "invalid";
}
