import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { shopsOf } from "~/domain/identity/members/member-queries.server";
import { worksFor } from "~/domain/identity/policy";
import { Missing } from "~/domain/shared/missing";
import { field, readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { rememberShop } from "~/http/shop-cookie.server";
import { m } from "~/paraglide/messages";
import { ShopChoice } from "~/ui/coop/shop-choice";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: `${m.coop_choose_title()} · ${m.app_name()}` }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { actor, seller } = await requireSeller(db, request);
  return { shops: await shopsOf(db, actor), presentId: seller.sellerId };
}

const form = z.object({ sellerId: field.id() });

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireSeller(wiring().db, request);
  const reading = await readForm(request, form);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const { sellerId } = reading.value;
  if (!worksFor(actor, sellerId)) throw new Missing("seller");
  return redirect("/nha-vuon", { headers: { "Set-Cookie": await rememberShop(request, sellerId) } });
}

export default function ChooseShop() {
  const { shops, presentId } = useLoaderData<typeof loader>();
  return (
    <div className="narrow stack">
      <h1>{m.coop_choose_title()}</h1>
      {shops.map((shop) => (
        <ShopChoice key={shop.sellerId} shop={shop} isPresent={shop.sellerId === presentId} />
      ))}
    </div>
  );
}
