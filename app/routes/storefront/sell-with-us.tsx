import type { MetaFunction } from "@remix-run/node";
import { sharedPage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import type { IconName } from "~/ui/primitives/icon-names";

export const headers = () => sharedPage(300);
export const meta: MetaFunction = () => [
  { title: m.identity_join_title() },
  { name: "description", content: m.identity_join_text() },
];

export default function SellWithUs() {
  return (
    <div className="stack">
      <h1>{m.identity_join_title()}</h1>
      <p>{m.identity_join_text()}</p>
      <div className="join-cards">
        <JoinCard
          icon="farm"
          title={m.identity_join_farm()}
          text={m.identity_join_farm_text()}
          to="/dang-ky/nha-vuon"
        />
        <JoinCard
          icon="people"
          title={m.identity_join_cooperative()}
          text={m.identity_join_cooperative_text()}
          to="/dang-ky/hop-tac-xa"
        />
        <JoinCard
          icon="bike"
          title={m.identity_join_courier()}
          text={m.identity_join_courier_text()}
          to="/dang-ky/giao-hang"
        />
      </div>
      <ol className="stack stack-tight join-steps">
        <li>{m.identity_join_step_1()}</li>
        <li>{m.identity_join_step_2()}</li>
        <li>{m.identity_join_step_3()}</li>
      </ol>
    </div>
  );
}

function JoinCard({ icon, title, text, to }: { icon: IconName; title: string; text: string; to: string }) {
  return (
    <section className="card stack stack-tight">
      <Icon name={icon} />
      <h2>{title}</h2>
      <p className="muted">{text}</p>
      <ButtonLink to={to}>{m.identity_join_button()}</ButtonLink>
    </section>
  );
}
