import { formatVnd } from "~/domain/shared/money";
import { priceUnit } from "./words";

export function Price({
  priceVnd,
  ...priced
}: {
  priceVnd: number;
  pricedBy: string;
  unit: string;
  packLabel?: string;
}) {
  return (
    <p className="price">
      {formatVnd(priceVnd)}
      <small>{priceUnit(priced)}</small>
    </p>
  );
}
