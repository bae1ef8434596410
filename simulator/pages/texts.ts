export type Lang = "vi" | "en";

type Texts = Readonly<
  Record<
    | "title"
    | "amount"
    | "order"
    | "reference"
    | "timeLeft"
    | "payNow"
    | "cancel"
    | "others"
    | "card"
    | "number"
    | "name"
    | "issued"
    | "otp"
    | "payByCard"
    | "wrongCard"
    | "wrong_otp"
    | "no_balance"
    | "locked"
    | "daily_limit"
    | "bank_down"
    | "suspected"
    | "expire"
    | "close"
    | "closedTitle"
    | "closedText",
    string
  >
>;

export const texts: Readonly<Record<Lang, Texts>> = {
  vi: {
    title: "Thanh toán đơn hàng",
    amount: "Số tiền",
    order: "Nội dung",
    reference: "Mã giao dịch",
    timeLeft: "Thời gian còn lại",
    payNow: "Thanh toán",
    cancel: "Hủy giao dịch",
    others: "Thử tình huống khác",
    card: "Thẻ nội địa (NCB)",
    number: "Số thẻ",
    name: "Tên chủ thẻ",
    issued: "Ngày phát hành",
    otp: "Mã OTP",
    payByCard: "Thanh toán bằng thẻ",
    wrongCard: "Thông tin thẻ không đúng. Sai 3 lần, giao dịch sẽ bị từ chối.",
    wrong_otp: "Sai OTP",
    no_balance: "Không đủ số dư",
    locked: "Thẻ bị khóa",
    daily_limit: "Vượt hạn mức ngày",
    bank_down: "Ngân hàng bảo trì",
    suspected: "Nghi ngờ gian lận",
    expire: "Để hết giờ",
    close: "Trả tiền rồi đóng trang",
    closedTitle: "Đã thanh toán",
    closedText: "Bạn có thể đóng trang này. Người bán được báo riêng, trình duyệt không quay lại cửa hàng.",
  },
  en: {
    title: "Pay for your order",
    amount: "Amount",
    order: "Description",
    reference: "Reference",
    timeLeft: "Time left",
    payNow: "Pay",
    cancel: "Cancel",
    others: "Try something else",
    card: "Domestic card (NCB)",
    number: "Card number",
    name: "Card holder",
    issued: "Issued",
    otp: "One-time code",
    payByCard: "Pay by card",
    wrongCard: "These card details are wrong. After three mistakes the payment is declined.",
    wrong_otp: "Wrong code",
    no_balance: "No balance",
    locked: "Card locked",
    daily_limit: "Over daily limit",
    bank_down: "Bank is down",
    suspected: "Suspected fraud",
    expire: "Let it expire",
    close: "Pay, then close the tab",
    closedTitle: "Paid",
    closedText: "You may close this page. The merchant is told separately; the browser does not go back to the shop.",
  },
};

export const langOf = (locale: "vn" | "en"): Lang => (locale === "vn" ? "vi" : "en");
