import { escape, frame } from "./frame";

const reasons: Readonly<Record<string, string>> = {
  "01": "Giao dịch đã tồn tại / Duplicate transaction",
  "03": "Dữ liệu không đúng định dạng / Malformed data",
  "15": "Giao dịch đã quá thời gian chờ / The payment window is over",
  "32": "Số tiền không hợp lệ / Amount not allowed",
  "70": "Sai chữ ký / Invalid signature",
  "71": "Website chưa được phê duyệt / Terminal not approved",
  "72": "Không tìm thấy website / Terminal not found",
  "76": "Ngân hàng chưa được hỗ trợ / Bank not supported",
  "99": "Lỗi không xác định / Unknown error",
};

/** Where everything ends that VNPAY will not take. It does not lead back to the shop: VNPAY's does not, either. */
export function errorPage(code: string): string {
  const reason = reasons[code] ?? reasons["99"] ?? "";
  return frame(
    "vi",
    "Lỗi thanh toán",
    `<section><h1>Không thể thanh toán</h1><p>${escape(reason)}</p><p>Mã lỗi / Code: ${escape(code)}</p></section>`,
  );
}
