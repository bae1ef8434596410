import { isRouteErrorResponse, useLocation, useRevalidator, useRouteError } from "@remix-run/react";
import { useEffect } from "react";
import { isUnreached } from "~/ui/forms/say-unsent";
import { m } from "~/paraglide/messages";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";

const texts = (status: number): { title: string; text: string } => {
  if (status === 404) return { title: m.error_404_title(), text: m.error_404_text() };
  if (status === 403) return { title: m.error_403_title(), text: m.error_403_text() };
  if (status === 503) return { title: m.error_503_title(), text: m.error_503_text() };
  if (status >= 400 && status < 500) return { title: m.error_400_title(), text: m.fault_unreadable() };
  return { title: m.error_500_title(), text: m.error_500_text() };
};

export const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

export const errorTitle = (status: number): string => texts(status).title;

const consoles = () => [
  { home: "/nha-vuon", name: m.console_farm() },
  { home: "/giao-hang", name: m.console_courier() },
  { home: "/dieu-hanh", name: m.console_ops() },
];

/**
 * What a person sees when a page cannot be shown: what happened, and the way on; for somebody at work, back to the own
 * console first.
 */
export function ErrorPage({ status }: { status: number }) {
  const { pathname } = useLocation();
  const work = consoles().find(({ home }) => pathname.startsWith(`${home}/`));
  const { title, text } = texts(status);
  return (
    <section className="error-page">
      <Icon name={status === 404 ? "search" : "warning"} />
      <h1>{title}</h1>
      <p className="muted">{text}</p>
      {work && <ButtonLink to={work.home}>{work.name}</ButtonLink>}
      <ButtonLink to="/" look={work ? "quiet" : "main"}>
        {m.error_home()}
      </ButtonLink>
    </section>
  );
}

/** Part of a console that fails: in the console's own style, and a dead spot on the road is not called our mistake. */
export function ConsoleError() {
  const error = useRouteError();
  return (
    <main className="page" id="main">
      {isUnreached(error) ? <Unreached /> : <ErrorPage status={statusOf(error)} />}
    </main>
  );
}

/** The page is read again when the network is back: at a press, or by itself. */
function Unreached() {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    addEventListener("online", revalidate);
    return () => removeEventListener("online", revalidate);
  }, [revalidate]);
  return (
    <section className="error-page">
      <Icon name="offline" />
      <h1>{m.offline_title()}</h1>
      <p className="muted">{m.offline_text()}</p>
      <Button type="button" onClick={revalidate}>
        {m.action_retry()}
      </Button>
    </section>
  );
}
