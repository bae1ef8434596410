import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sharedPage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { Aisles } from "~/ui/storefront/aisles";
import { wiring } from "~/wiring.server";

export const headers = () => ({ ...sharedPage(60), "Cache-Tag": "shop" });
export const meta: MetaFunction = () => [{ title: `${m.shop_aisles_title()} · ${m.app_name()}` }];

export const loader = async () => ({ aisles: await wiring().aisles() });

export default function Categories() {
  const { aisles } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <h1>{m.shop_aisles_title()}</h1>
      <Aisles aisles={aisles} counts />
    </div>
  );
}
