import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "~/domain/identity/sign-out.server";
import { currentSession, signOutCookie } from "~/http/session.server";
import { wiring } from "~/wiring.server";

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const session = await currentSession(db, request);
  if (session) await signOut(db, moment(), session.actor, session.sessionId);
  return redirect("/", { headers: { "Set-Cookie": await signOutCookie(request) } });
}

export const loader = () => redirect("/");
