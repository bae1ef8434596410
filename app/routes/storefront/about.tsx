import type { MetaFunction } from "@remix-run/node";
import { sharedPage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";

export const headers = () => sharedPage(300);
export const meta: MetaFunction = () => [{ title: `${m.shop_about_title()} · ${m.app_name()}` }];

export default function About() {
  return (
    <article className="stack prose">
      <h1>{m.shop_about_title()}</h1>
      <p>{m.shop_about_p1()}</p>
      <p>{m.shop_about_p2()}</p>
      <p>{m.shop_about_p3()}</p>
    </article>
  );
}
