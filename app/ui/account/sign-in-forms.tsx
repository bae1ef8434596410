import { formatPhone } from "~/domain/shared/phone";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";

type PhoneStepProps = {
  next: string;
  phone: string;
  faults: Texts;
  /** What going on means; null where no account comes of it. */
  consent?: string | null;
  doText?: string;
};

export function PhoneStep({ next, phone, faults, consent = m.identity_sign_in_consent(), doText }: PhoneStepProps) {
  return (
    <form method="post" className="stack">
      <input type="hidden" name="intent" value="ask" />
      <input type="hidden" name="next" value={next} />
      <TextField
        label={m.identity_phone()}
        hint={m.identity_phone_hint()}
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        defaultValue={phone}
        fault={faults["phone"]}
        maxLength={20}
        required
        autoFocus
      />
      <Button wide>{doText ?? m.identity_send_code()}</Button>
      {consent !== null && <p className="small muted">{consent}</p>}
    </form>
  );
}

type CodeStepProps = {
  next: string;
  phone: string;
  waitSeconds: number | null;
  isDemo: boolean;
  faults: Texts;
  /** The page it is on, and what its button says. */
  here?: string;
  doText?: string;
};

export function CodeStep({ next, phone, waitSeconds, isDemo, faults, here = "/dang-nhap", doText }: CodeStepProps) {
  return (
    <div className="stack">
      <p>{m.identity_code_sent({ phone: formatPhone(phone) })}</p>
      {waitSeconds !== null && <Notice>{m.identity_code_wait({ seconds: String(waitSeconds) })}</Notice>}
      {isDemo && (
        <Notice>
          <a href="/dev/messages">{m.identity_code_demo()}</a>
        </Notice>
      )}
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="enter" />
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="phone" value={phone} />
        <TextField
          label={m.identity_code()}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          fault={faults["code"]}
          maxLength={12}
          required
          autoFocus
        />
        <Button wide>{doText ?? m.action_sign_in()}</Button>
      </form>
      <form method="post" className="row row-spread">
        <input type="hidden" name="intent" value="ask" />
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="phone" value={phone} />
        <button className="link-button" type="submit">
          {m.identity_send_again()}
        </button>
        <a href={`${here}?${new URLSearchParams({ next }).toString()}`}>{m.identity_other_phone()}</a>
      </form>
    </div>
  );
}
