import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { forgetProof } from "~/domain/identity/sign-in/prove-phone.server";
import { signOut } from "~/domain/identity/sign-in/sign-out.server";
import { browserSecret, currentSession, signOutCookie } from "~/http/session.server";
import { wiring } from "~/wiring.server";

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const session = await currentSession(db, request);
  if (session) await signOut(db, moment(), session.actor, session.sessionId);
  await forgetProof(db, await browserSecret(request));
  return redirect("/", { headers: { "Set-Cookie": await signOutCookie(request) } });
}

export const loader = () => redirect("/");
