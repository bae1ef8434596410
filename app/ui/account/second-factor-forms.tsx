import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";

type Faulty = { fault: string | undefined };

export function FactorStart({ isRequired }: { isRequired: boolean }) {
  return (
    <form method="post" className="card stack">
      {isRequired && <Notice tone="warning">{m.identity_factor_required()}</Notice>}
      <p>{m.identity_factor_text()}</p>
      <Button name="intent" value="start">
        {m.identity_factor_start()}
      </Button>
    </form>
  );
}

/** The picture for the app, the same in letters, and the first code that proves it worked. */
export function FactorEnrol({ qr, secret, fault }: Faulty & { qr: string; secret: string }) {
  return (
    <form method="post" className="card stack">
      <p>{m.identity_factor_scan()}</p>
      <span
        className="factor-qr"
        role="img"
        aria-label={m.identity_factor_qr()}
        dangerouslySetInnerHTML={{ __html: qr }}
      />
      <p className="small">
        {m.identity_factor_by_hand()} <code className="factor-secret">{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <CodeField fault={fault} label={m.identity_factor_code()} />
      <Button name="intent" value="confirm">
        {m.identity_factor_confirm()}
      </Button>
    </form>
  );
}

export function FactorShow({ fault }: Faulty) {
  return (
    <form method="post" className="card stack">
      <p>{m.identity_factor_show_text()}</p>
      <CodeField fault={fault} label={m.identity_factor_code()} hint={m.identity_factor_or_recovery()} />
      <Button name="intent" value="show">
        {m.identity_factor_show()}
      </Button>
    </form>
  );
}

export function FactorOn({ since, recoveryCodesLeft, fault }: Faulty & { since: string; recoveryCodesLeft: number }) {
  return (
    <>
      <Notice tone="good">{m.identity_factor_on({ since: formatDateTime(since) })}</Notice>
      <p className={recoveryCodesLeft < 3 ? "field-fault" : "muted"}>
        {m.identity_factor_left({ count: recoveryCodesLeft })}
      </p>
      <ButtonLink to="/dieu-hanh">{m.console_ops()}</ButtonLink>
      <form method="post" className="card stack">
        <h2>{m.identity_factor_stop_title()}</h2>
        <p>{m.identity_factor_stop_text()}</p>
        <CodeField fault={fault} label={m.identity_factor_code()} hint={m.identity_factor_or_recovery()} />
        <Button look="danger" name="intent" value="stop">
          {m.identity_factor_stop()}
        </Button>
      </form>
    </>
  );
}

/** Shown once: whoever has them gets in without the phone. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  return (
    <div className="narrow stack">
      <h1>{m.identity_factor_recovery_title()}</h1>
      <Notice tone="warning">{m.identity_factor_recovery_text()}</Notice>
      <ol className="card factor-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <ButtonLink to={next} wide>
        {m.identity_factor_recovery_done()}
      </ButtonLink>
    </div>
  );
}

function CodeField({ fault, label, hint }: Faulty & { label: string; hint?: string }) {
  return (
    <TextField
      label={label}
      hint={hint}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="characters"
      fault={fault}
      maxLength={20}
      required
    />
  );
}
