import { index, layout, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** The whole URL map, grouped by who uses it. Addresses people see are Vietnamese words without marks. */
const storefront = [
  layout("routes/storefront/layout.tsx", [
    index("routes/storefront/home.tsx"),
    route("danh-muc", "routes/storefront/categories.tsx"),
    route("danh-muc/:slug", "routes/storefront/category.tsx"),
    route("san-pham/:slug", "routes/storefront/product.tsx"),
    route("tim", "routes/storefront/search.tsx"),
    route("nguoi-ban/:slug", "routes/storefront/seller.tsx"),
    route("gioi-thieu", "routes/storefront/about.tsx"),
    // basket, checkout, orders
    // account and applications
    route("pay/return", "routes/storefront/pay-return.tsx"),
    route("pay/:sessionId", "routes/storefront/pay.tsx"),
    // tracking
  ]),
  route("ngon-ngu", "routes/storefront/language.ts"),
  route("tim/goi-y", "routes/storefront/suggest.ts"),
];

const farm = prefix("nha-vuon", [
  layout("routes/farm/layout.tsx", [
    // listings and lots
    // orders
  ]),
]);

const courier = prefix("giao-hang", [layout("routes/courier/layout.tsx", [])]);

const ops = prefix("dieu-hanh", [
  layout("routes/ops/layout.tsx", [
    index("routes/ops/orders.tsx"),
    route("don/:orderId", "routes/ops/order.tsx"),
    route("hang-doi", "routes/ops/queues.tsx"),
    // people, areas, audit
    // shipments
  ]),
]);

const hooks: RouteConfig = [route("hooks/vnpay-ipn", "routes/hooks/vnpay-ipn.ts")];

const dev: RouteConfig = [];

export default [...storefront, ...farm, ...courier, ...ops, ...hooks, ...dev] satisfies RouteConfig;
