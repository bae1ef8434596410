import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { ownPath } from "~/http/respond.server";
import { getLocale } from "~/paraglide/runtime";

/** Switches between Vietnamese and English; the choice is a cookie, so plain forms are enough. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData());
  const next = form.get("next");
  const chosen = getLocale() === "vi" ? "en" : "vi";
  return redirect(ownPath(typeof next === "string" ? next : null, "/"), {
    headers: { "Set-Cookie": `lang=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax` },
  });
}

export const loader = () => redirect("/");
