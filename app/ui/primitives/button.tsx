import { Link } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";

export type ButtonLook = "main" | "quiet" | "danger";
type Shape = { look?: ButtonLook; wide?: boolean; small?: boolean };

const classes = ({ look = "main", wide, small }: Shape): string =>
  ["button", look !== "main" && `button-${look}`, wide && "button-wide", small && "button-small"]
    .filter(Boolean)
    .join(" ");

export function Button({
  look = "main",
  wide = false,
  small = false,
  type = "submit",
  ...rest
}: ComponentProps<"button"> & Shape) {
  return <button type={type} className={classes({ look, wide, small })} {...rest} />;
}

/** A link that looks like a button, for going somewhere; a `Button` is for doing something. */
export function ButtonLink({
  to,
  children,
  look = "main",
  wide = false,
  small = false,
}: Shape & { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={classes({ look, wide, small })}>
      {children}
    </Link>
  );
}
