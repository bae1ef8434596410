import { useId, type ComponentProps, type ReactNode } from "react";

type FieldShape = { label: string; hint?: string | undefined; fault?: string | undefined };
type Described = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

/** Label, hint and fault around one control, tied together for screen readers. */
export function Field({
  label,
  hint,
  fault,
  children,
}: FieldShape & { children: (described: Described) => ReactNode }) {
  const id = useId();
  const notes = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({ id, ...(notes && { "aria-describedby": notes }), ...(fault && { "aria-invalid": true as const }) })}
      {fault && (
        <span className="field-fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}

export function TextField({ label, hint, fault, ...input }: FieldShape & ComponentProps<"input">) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(described) => <input className="input" {...input} {...described} />}
    </Field>
  );
}

export function TextArea({ label, hint, fault, ...area }: FieldShape & ComponentProps<"textarea">) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(described) => <textarea className="input" {...area} {...described} />}
    </Field>
  );
}

export function SelectField({ label, hint, fault, children, ...select }: FieldShape & ComponentProps<"select">) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(described) => (
        <select className="input" {...select} {...described}>
          {children}
        </select>
      )}
    </Field>
  );
}
