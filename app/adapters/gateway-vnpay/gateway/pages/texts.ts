export type Lang = "vi" | "en";

/** What the gateway's own pages say. */
export const texts = {
  vi: {
    expiredTitle: "Phiên thanh toán đã hết hạn",
    expiredText: "Chưa có khoản tiền nào được thu. Vui lòng quay lại cửa hàng và đặt lại.",
    declinedTitle: "Thanh toán chưa thành công",
    declinedText: "Ngân hàng hoặc VNPAY không chấp nhận giao dịch này. Nếu tiền đã bị tạm giữ, ngân hàng sẽ trả lại.",
    waitingTitle: "Đang chờ ngân hàng",
    waitingText: "Ngân hàng chưa báo kết quả. Trang này tự cập nhật; bạn không cần thanh toán lại.",
    refundedTitle: "Khoản tiền này sẽ được hoàn lại",
    refundedText: "Đơn này đã được thanh toán hoặc đã đóng trước đó. Tiền vừa trả được hoàn tự động.",
    unknownTitle: "Không tìm thấy phiên thanh toán",
    unknownText: "Đường dẫn không đúng. Vui lòng quay lại cửa hàng.",
    again: "Thanh toán lại",
    back: "Quay lại cửa hàng",
    onward: "Tiếp tục",
  },
  en: {
    expiredTitle: "This payment session has expired",
    expiredText: "No money was taken. Please go back to the shop and order again.",
    declinedTitle: "The payment did not succeed",
    declinedText: "Your bank or VNPAY declined it. If money was held, your bank gives it back.",
    waitingTitle: "Waiting for the bank",
    waitingText: "The bank has not told us the result yet. This page updates itself; there is no need to pay again.",
    refundedTitle: "This payment will be returned",
    refundedText: "The order was paid or closed before. What you have just paid goes back by itself.",
    unknownTitle: "Payment session not found",
    unknownText: "The address is wrong. Please go back to the shop.",
    again: "Pay again",
    back: "Back to the shop",
    onward: "Continue",
  },
} as const satisfies Record<Lang, Record<string, string>>;

/** The session's own language, else the browser's. */
export function langOf(locale: string | null, acceptLanguage: string | undefined): Lang {
  if (locale === "vi" || locale === "en") return locale;
  return /^\s*en\b/i.test(acceptLanguage ?? "") ? "en" : "vi";
}
