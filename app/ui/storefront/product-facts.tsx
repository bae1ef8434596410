import type { ProductView } from "~/domain/search/view-types";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { seasonText } from "./months";
import { certificateName, coldName } from "./words";

export function ProductFacts({ product }: { product: ProductView }) {
  const { season, harvestedOn, certificates, coldClass } = product;
  const origin = [product.communeName, product.provinceName].filter(Boolean).join(", ");
  return (
    <dl className="facts">
      <dt>{m.shop_fact_origin()}</dt>
      <dd>{origin}</dd>
      {harvestedOn !== null && (
        <>
          <dt>{m.shop_fact_harvest()}</dt>
          <dd>
            <time dateTime={harvestedOn}>{formatDate(harvestedOn)}</time>
          </dd>
        </>
      )}
      <dt>{m.shop_fact_season()}</dt>
      <dd>{seasonText(season)}</dd>
      <dt>{m.shop_fact_cold()}</dt>
      <dd>{coldName[coldClass]?.() ?? coldClass}</dd>
      {certificates.length > 0 && (
        <>
          <dt>{m.shop_fact_certificates()}</dt>
          <dd>{certificates.map(certificateName).join(", ")}</dd>
        </>
      )}
    </dl>
  );
}
