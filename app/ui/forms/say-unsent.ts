import { m } from "~/paraglide/messages";

/**
 * Browsers throw a TypeError when a request does not get through, and so does our own mistake; only the words tell them apart:
 * Chromium, Safari, Firefox.
 */
export const isUnreached = (error: unknown): boolean =>
  error instanceof TypeError && /failed to fetch|load failed|networkerror/i.test(error.message);

/**
 * A form that did not get through, as a console's `clientAction`: the page and what is typed stay, and it is said that nothing was
 * sent. Without this Remix puts its error page in place of both. The status keeps it from reading the page anew, which would fail too.
 */
export async function sayUnsent({ serverAction }: { serverAction: () => Promise<unknown> }): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    if (!isUnreached(error)) throw error;
    return Response.json({ faults: { form: m.fault_unsent() }, typed: {} }, { status: 503 });
  }
}
