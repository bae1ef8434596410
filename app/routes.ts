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
    route("gio-hang", "routes/storefront/basket.tsx"),
    route("thanh-toan", "routes/storefront/checkout.tsx"),
    route("thanh-toan/:token", "routes/storefront/order.tsx"),
    route("don-mua", "routes/storefront/orders.tsx"),
    // account and applications
    route("pay/return", "routes/storefront/pay-return.tsx"),
    route("pay/:sessionId", "routes/storefront/pay.tsx"),
    route("don/:trackingToken", "routes/storefront/track.tsx"),
  ]),
  route("don/:trackingToken/events", "routes/storefront/track-events.ts"),
  route("ngon-ngu", "routes/storefront/language.ts"),
  route("basket-count", "routes/storefront/basket-count.ts"),
  route("tim/goi-y", "routes/storefront/suggest.ts"),
];

const farm = prefix("nha-vuon", [
  layout("routes/farm/layout.tsx", [
    index("routes/farm/home.tsx"),
    route("san-pham", "routes/farm/listings.tsx"),
    route("san-pham/:productId", "routes/farm/listing-edit.tsx"),
    route("san-pham/:productId/anh", "routes/farm/listing-edit-photo.tsx"),
    route("san-pham/:productId/kho", "routes/farm/lots-of-listing.tsx"),
    route("lo-hang", "routes/farm/lots.tsx"),
    route("dang-ban", "routes/farm/listing-new.tsx"),
    ...prefix("dang-ban/:draftId", [
      route("anh", "routes/farm/listing-new-photo.tsx"),
      route("ten", "routes/farm/listing-new-what.tsx"),
      route("gia", "routes/farm/listing-new-price.tsx"),
      route("so-luong", "routes/farm/listing-new-stock.tsx"),
      route("xem-lai", "routes/farm/listing-new-review.tsx"),
    ]),
    // orders
  ]),
]);

const courier = prefix("giao-hang", [
  layout("routes/courier/layout.tsx", [index("routes/courier/run.tsx"), route("da-giao", "routes/courier/history.tsx")]),
  route("su-kien", "routes/courier/event.ts"),
  route("vi-tri", "routes/courier/position.ts"),
]);

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
