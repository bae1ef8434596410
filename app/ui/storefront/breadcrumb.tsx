import { m } from "~/paraglide/messages";

export type Step = { readonly to: string; readonly label: string };

export function Breadcrumb({ steps }: { steps: readonly Step[] }) {
  return (
    <nav className="breadcrumb" aria-label={m.shop_breadcrumb()}>
      {steps.map(({ to, label }) => (
        <a key={to} href={to}>
          {label}
        </a>
      ))}
    </nav>
  );
}
