import { callerAs, type Who } from "../support/http";

export type Answer = { readonly status: number; readonly location: string; readonly text: string };
export type Visitor = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, form: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly send: (path: string, init: RequestInit) => Promise<Answer>;
};

/** Somebody at the door: keeps cookies, follows no redirect, and is quick, because an attack is thousands of requests. */
export function visitor(base: string, cookies = new Map<string, string>()): Visitor {
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await oncemore(() =>
      fetch(base + path, {
        ...init,
        redirect: "manual",
        headers: { origin: base, ...(cookie !== "" && { cookie }), ...(init.headers as Record<string, string>) },
      }),
    );
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get("location") ?? "",
      text: await response.text(),
    };
  };
  return {
    send,
    get: (path) => send(path, {}),
    post: (path, form) => send(path, { method: "POST", body: new URLSearchParams(form) }),
  };
}

/** A kept line that the server closes just as it is used again is nobody's fault. */
async function oncemore(ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask();
  } catch {
    return ask();
  }
}

/** The same for somebody signed in. */
export async function visitorAs(who: Who | "nobody", base: string): Promise<Visitor> {
  if (who === "nobody") return visitor(base);
  const caller = await callerAs(who, base);
  const { cookies } = await caller.keep();
  await caller.close();
  return visitor(base, new Map(cookies.map(({ name, value }) => [name, value])));
}

/** Does them all, a few at a time. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  width = 8,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let mine = next++; mine < items.length; mine = next++) results[mine] = await work(items[mine] as Item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
