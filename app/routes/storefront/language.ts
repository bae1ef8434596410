import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { readFormData } from "~/http/read-body.server";
import { ownPath } from "~/http/respond.server";
import { getLocale } from "~/paraglide/runtime";

const mostBytes = 16 * 1024;

/** Switches between Vietnamese and English; the choice is a cookie, so plain forms are enough. */
export async function action({ request }: ActionFunctionArgs) {
  const body = await readFormData(request, mostBytes);
  const next = body.ok ? body.form.get("next") : null;
  const chosen = getLocale() === "vi" ? "en" : "vi";
  return redirect(ownPath(typeof next === "string" ? next : null, "/"), {
    headers: { "Set-Cookie": `lang=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax` },
  });
}

export const loader = () => redirect("/");
