import { formatVnd } from "~/domain/shared/money";
import { priceUnit } from "./words";

export function Price({ priceVnd, pricedBy, unit }: { priceVnd: number; pricedBy: string; unit: string }) {
  return (
    <p className="price">
      {formatVnd(priceVnd)}
      <small>{priceUnit({ pricedBy, unit })}</small>
    </p>
  );
}
