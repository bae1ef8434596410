import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { request as playwright, type APIRequestContext, type APIResponse, type BrowserContext } from "@playwright/test";
import { accounts } from "../../prisma/seed/accounts";
import { letCodesAge } from "./facts";

export type Role = keyof typeof accounts;
/** One of the people of the demo, or anybody by phone number. */
export type Who = Role | `+${string}`;
const isRole = (who: Who): who is Role => Object.hasOwn(accounts, who);
const phoneOf = (who: Who): string => (isRole(who) ? accounts[who].phone : who);

/** A caller without a browser: keeps cookies, follows no redirect, and says where it comes from as browsers do. */
export type Caller = {
  readonly get: (path: string) => Promise<APIResponse>;
  readonly post: (path: string, form: Record<string, string>) => Promise<APIResponse>;
  readonly send: (
    method: string,
    path: string,
    options: { headers?: Record<string, string>; data?: string | Buffer },
  ) => Promise<APIResponse>;
  /** The cookies, in a file too when one is named. */
  readonly keep: (file?: string) => ReturnType<APIRequestContext["storageState"]>;
  readonly close: () => Promise<void>;
};

export async function openCaller(baseURL: string, storageState?: string): Promise<Caller> {
  const context: APIRequestContext = await playwright.newContext({
    baseURL,
    maxRedirects: 0,
    extraHTTPHeaders: { origin: new URL(baseURL).origin },
    ...(storageState !== undefined && { storageState }),
  });
  return {
    get: (path) => context.get(path),
    post: (path, form) => context.post(path, { form }),
    send: (method, path, options) => context.fetch(path, { method, ...options }),
    keep: (path) => context.storageState(path === undefined ? {} : { path }),
    close: () => context.dispose(),
  };
}

/** Signs in the way a person does: asks for a code, reads it among the messages, types it. */
export async function signInByHttp(caller: Caller, phone: string): Promise<void> {
  const asked = await caller.post("/dang-nhap", { intent: "ask", phone });
  if (!asked.ok()) throw new Error(`asking for a code: ${asked.status()}`);
  const entered = await caller.post("/dang-nhap", { intent: "enter", phone, code: await newestCode(caller, phone) });
  if (entered.status() !== 302) throw new Error(`entering the code: ${entered.status()}`);
}

/** Codes may be asked for once a minute, so each role signs in once a run and its cookies are kept. */
async function sessionOf(who: Who, baseURL: string): Promise<string> {
  const file = join(process.env["E2E_DATA_DIR"] ?? ".", `signed-in-${phoneOf(who)}.json`);
  if (existsSync(file)) return file;
  const caller = await openCaller(baseURL);
  await letCodesAge(phoneOf(who));
  await signInByHttp(caller, phoneOf(who));
  await caller.keep(file);
  await caller.close();
  return file;
}

export const callerAs = async (who: Who | "nobody", baseURL: string): Promise<Caller> =>
  openCaller(baseURL, who === "nobody" ? undefined : await sessionOf(who, baseURL));

/** Signs a browser in without walking through the form again. */
export async function enterAs(context: BrowserContext, who: Who, baseURL: string): Promise<void> {
  const state: { cookies: Parameters<BrowserContext["addCookies"]>[0] } = JSON.parse(
    readFileSync(await sessionOf(who, baseURL), "utf8"),
  );
  await context.addCookies(state.cookies);
}

/** The newest code sent to that number; news of orders may have come after it. */
export async function newestCode({ get }: Pick<Caller, "get">, phone: string): Promise<string> {
  const page = await (await get(`/dev/messages?so=${encodeURIComponent(phone)}`)).text();
  const [, ...messages] = page.split('<li class="card');
  const codes = messages.map((message) => /\b(\d{6})\b/.exec(message.replace(/<[^>]+>/g, " "))?.[1]);
  const code = codes.find((each) => each !== undefined);
  if (code === undefined) throw new Error(`no one-time code for ${phone} among the messages`);
  return code;
}
