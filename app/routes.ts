import { index, layout, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** The whole URL map, grouped by who uses it. Addresses people see are Vietnamese words without marks. */
const storefront = [
  layout("routes/storefront/layout.tsx", [
    index("routes/storefront/home.tsx"),
    route("danh-muc", "routes/storefront/categories.tsx"),
    route("danh-muc/:slug", "routes/storefront/category.tsx"),
    route("san-pham/:slug", "routes/storefront/product.tsx"),
    route("dang-mua", "routes/storefront/in-season.tsx"),
    route("tim", "routes/storefront/search.tsx"),
    route("nguoi-ban/:slug", "routes/storefront/seller.tsx"),
    route("gioi-thieu", "routes/storefront/about.tsx"),
    route("gio-hang", "routes/storefront/basket.tsx"),
    route("thanh-toan", "routes/storefront/checkout.tsx"),
    route("thanh-toan/:token", "routes/storefront/order.tsx"),
    route("thanh-toan/:token/chuyen-khoan", "routes/storefront/bank-transfer.tsx"),
    route("so-du", "routes/storefront/guest-credit.tsx"),
    route("don-mua", "routes/storefront/orders.tsx"),
    route("dang-nhap", "routes/storefront/sign-in.tsx"),
    route("tai-khoan", "routes/storefront/account.tsx"),
    route("tai-khoan/so-du", "routes/storefront/account-credit.tsx"),
    route("tai-khoan/dia-chi", "routes/storefront/account-addresses.tsx"),
    route("tai-khoan/xac-thuc", "routes/storefront/account-second-factor.tsx"),
    route("tai-khoan/thiet-bi", "routes/storefront/account-devices.tsx"),
    route("nha-vuon/hop-tac-xa", "routes/coop/my-cooperatives.tsx"),
    route("ban-hang", "routes/storefront/sell-with-us.tsx"),
    route("dang-ky/giao-hang", "routes/storefront/apply-courier.tsx"),
    route("dang-ky/:kind", "routes/storefront/apply-seller.tsx"),
    route("pay/return", "routes/storefront/pay-return.tsx"),
    route("pay/:sessionId", "routes/storefront/pay.tsx"),
    route("don/:trackingToken", "routes/storefront/track.tsx"),
    route("don/:trackingToken/huy", "routes/storefront/cancel-order.tsx"),
    route("don/:trackingToken/khieu-nai", "routes/storefront/complain.tsx"),
  ]),
  route("don/:trackingToken/events", "routes/storefront/track-events.ts"),
  route("ngon-ngu", "routes/storefront/language.ts"),
  route("dang-xuat", "routes/storefront/sign-out.ts"),
  route("khu-vuc/xa", "routes/storefront/areas-communes.ts"),
  route("khu-vuc/tim", "routes/storefront/areas-search.ts"),
  route("khu-vuc/gan", "routes/storefront/areas-nearest.ts"),
  route("basket-count", "routes/storefront/basket-count.ts"),
  route("tim/goi-y", "routes/storefront/suggest.ts"),
  route("bao-tin", "routes/storefront/push-device.ts"),
];

const farm = prefix("nha-vuon", [
  layout("routes/farm/layout.tsx", [
    index("routes/farm/home.tsx"),
    route("san-pham", "routes/farm/listings.tsx"),
    route("san-pham/:productId", "routes/farm/listing-edit.tsx"),
    route("san-pham/:productId/anh", "routes/farm/listing-edit-photo.tsx"),
    route("san-pham/:productId/kho", "routes/farm/lots-of-listing.tsx"),
    route("lo-hang", "routes/farm/lots.tsx"),
    route("thanh-vien", "routes/coop/members.tsx"),
    route("chon-gian", "routes/farm/choose-shop.tsx"),
    route("dang-ban", "routes/farm/listing-new.tsx"),
    ...prefix("dang-ban/:draftId", [
      route("anh", "routes/farm/listing-new-photo.tsx"),
      route("ten", "routes/farm/listing-new-what.tsx"),
      route("gia", "routes/farm/listing-new-price.tsx"),
      route("so-luong", "routes/farm/listing-new-stock.tsx"),
      route("xem-lai", "routes/farm/listing-new-review.tsx"),
    ]),
    route("don", "routes/farm/orders.tsx"),
    route("don/:subOrderId", "routes/farm/order.tsx"),
    route("don/:subOrderId/nhan", "routes/farm/label.tsx"),
    route("thu-hoach", "routes/farm/harvest.tsx"),
    route("soan-hang", "routes/farm/packing.tsx"),
    route("khieu-nai", "routes/farm/claims.tsx"),
    route("tien", "routes/farm/money.tsx"),
    route("tien/:month", "routes/farm/statement.tsx"),
  ]),
  route("dem-don", "routes/farm/order-counts.ts"),
  route("tien/:month/pdf", "routes/farm/statement-pdf.ts"),
]);

const courier = prefix("giao-hang", [
  layout("routes/courier/layout.tsx", [
    index("routes/courier/run.tsx"),
    route("da-giao", "routes/courier/history.tsx"),
    route("tien", "routes/courier/money.tsx"),
    route("tien/:month", "routes/courier/statement.tsx"),
  ]),
  route("tien/:month/pdf", "routes/courier/statement-pdf.ts"),
  route("su-kien", "routes/courier/event.ts"),
  route("vi-tri", "routes/courier/position.ts"),
]);

const ops = prefix("dieu-hanh", [
  layout("routes/ops/layout.tsx", [
    index("routes/ops/orders.tsx"),
    route("don/:orderId", "routes/ops/order.tsx"),
    route("hang-doi", "routes/ops/queues.tsx"),
    route("nguoi-dung", "routes/ops/people.tsx"),
    route("nguoi-dung/:personId", "routes/ops/person.tsx"),
    route("nguoi-dung/:personId/giay-di-duong", "routes/ops/passes.tsx"),
    route("khu-vuc", "routes/ops/areas.tsx"),
    route("khu-vuc/quy-dinh", "routes/ops/area-rules.tsx"),
    route("khu-vuc/ranh-gioi", "routes/ops/area-borders.tsx"),
    route("khu-vuc/diem-nhan", "routes/ops/drop-points.tsx"),
    route("khu-vuc/:closureId", "routes/ops/area-closure.tsx"),
    route("nhat-ky", "routes/ops/audit.tsx"),
    route("tien-chua-ro", "routes/ops/unclear-money.tsx"),
    route("dieu-phoi", "routes/ops/dispatch.tsx"),
    route("dieu-phoi/don/:shipmentId", "routes/ops/dispatch-load.tsx"),
    route("van-don", "routes/ops/unassigned.tsx"),
    route("van-don/tat-ca", "routes/ops/shipments.tsx"),
    route("van-don/:shipmentId", "routes/ops/shipment.tsx"),
    route("van-don/:shipmentId/mat-hong", "routes/ops/write-off.tsx"),
    route("kho", "routes/ops/hubs.tsx"),
    route("kho/moi", "routes/ops/hub-new.tsx"),
    route("kho/:code", "routes/ops/hub.tsx"),
    route("kho/:code/sua", "routes/ops/hub-edit.tsx"),
    ...prefix("tien", [
      index("routes/ops/money.tsx"),
      route("thanh-toan", "routes/ops/payments.tsx"),
      route("khieu-nai", "routes/ops/claims.tsx"),
      route("doi-soat", "routes/ops/settlements.tsx"),
      route("doi-soat/:day", "routes/ops/settlement.tsx"),
      route("chi-tra", "routes/ops/payouts.tsx"),
      route("chi-tra/:runId", "routes/ops/payout-run.tsx"),
      route("bieu-phi", "routes/ops/rates.tsx"),
      route("so-cai", "routes/ops/ledger.tsx"),
      route("so-cai/tai-khoan/:code", "routes/ops/ledger-account.tsx"),
      route("so-cai/:transactionId", "routes/ops/ledger-transaction.tsx"),
    ]),
  ]),
  route("tien/chi-tra/:runId/tep", "routes/ops/payout-file.ts"),
]);

const hooks: RouteConfig = [
  route("hooks/vnpay-ipn", "routes/hooks/vnpay-ipn.ts"),
  route("hooks/ngan-hang/:provider", "routes/hooks/bank.ts"),
];

const dev: RouteConfig = [route("dev/messages", "routes/dev/messages.tsx")];

export default [...storefront, ...farm, ...courier, ...ops, ...hooks, ...dev] satisfies RouteConfig;
