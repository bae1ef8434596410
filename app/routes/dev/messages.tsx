import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listMessages } from "~/domain/notifications/queries.server";
import { Missing } from "~/domain/shared/missing";
import { parsePhone } from "~/domain/shared/phone";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { MessageList } from "~/ui/ops/message-list";
import { Button } from "~/ui/primitives/button";
import styles from "~/ui/styles/storefront.css?url";
import { wiring } from "~/wiring.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.notifications_title() }];

/** Every message, codes and all: only where nothing is real. A live shop has no such page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, env } = wiring();
  if (!env.isDemo) throw new Missing("page");
  const typed = new URL(request.url).searchParams.get("so") ?? "";
  const phone = parsePhone(typed);
  return { typed: typed.slice(0, 20), messages: await listMessages(db, phone ?? undefined) };
}

export default function Messages() {
  const { typed, messages } = useLoaderData<typeof loader>();
  return (
    <main className="page" id="main">
      <div className="narrow stack">
        <h1>{m.notifications_title()}</h1>
        <p className="muted">{m.notifications_text()}</p>
        <form className="row" method="get" role="search">
          <input
            className="input grow"
            type="search"
            name="so"
            defaultValue={typed}
            placeholder={m.notifications_find()}
            aria-label={m.notifications_find()}
          />
          <Button look="quiet">{m.nav_search()}</Button>
        </form>
        <MessageList messages={messages} />
      </div>
    </main>
  );
}
