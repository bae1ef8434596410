import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import type { IconName } from "~/ui/primitives/icon-names";

export type PaymentLook = "waiting" | "done" | "failed" | "over";

const pictures: Record<PaymentLook, IconName> = { waiting: "clock", done: "check", failed: "warning", over: "clock" };

type Result = {
  look: PaymentLook;
  title: string;
  text: string;
  back: string;
  amountVnd?: number;
  /** What to know before trying again. */
  next?: string | null;
  retry?: string | null;
};

/** One calm card: what happened to the money, and the one thing to do next. */
export function PaymentResult({ look, title, text, back, amountVnd, next = null, retry = null }: Result) {
  return (
    <section className={`pay-result pay-${look} card stack`} aria-live="polite">
      <Icon name={pictures[look]} />
      <h1>{title}</h1>
      {amountVnd !== undefined && <p className="price">{formatVnd(amountVnd)}</p>}
      <p>{text}</p>
      {next !== null && <p className="small muted">{next}</p>}
      {look === "waiting" && <progress className="pay-progress" aria-label={title} />}
      {retry !== null && (
        <ButtonLink to={retry} wide>
          {m.payments_retry()}
        </ButtonLink>
      )}
      <ButtonLink to={back} look={retry === null ? "main" : "quiet"} wide>
        {look === "over"
          ? m.payments_back_to_checkout()
          : back === "/"
            ? m.payments_back_home()
            : m.payments_see_order()}
      </ButtonLink>
    </section>
  );
}
