import type { Payment } from "../book";
import { escape, frame } from "./frame";
import { langOf, texts } from "./texts";

const others = [
  "wrong_otp",
  "no_balance",
  "locked",
  "daily_limit",
  "bank_down",
  "suspected",
  "expire",
  "close",
] as const;

/** Ticks once a second and leaves for the error page at zero. Without scripts the time of day is shown instead. */
const ticking = `<script>
const clock = document.querySelector("[data-seconds]");
let left = Number(clock.dataset.seconds);
const show = () => { clock.textContent = String(Math.floor(left / 60)).padStart(2, "0") + ":" + String(left % 60).padStart(2, "0"); };
show();
setInterval(() => { left -= 1; if (left < 0) location.href = "/paymentv2/Payment/Error.html?code=15"; else show(); }, 1000);
</script>`;

/** The shopper's page: what is paid, how long there is, and a button for everything that can happen. */
export function payPage(payment: Payment, now: Date, action: string, fault?: "card"): string {
  const lang = langOf(payment.locale);
  const t = texts[lang];
  const seconds = Math.max(0, Math.floor((payment.expiresAt.getTime() - now.getTime()) / 1000));
  const amount = `${String(payment.amount / 100).replace(/\B(?=(\d{3})+$)/g, ".")} ₫`;
  const until = new Date(payment.expiresAt.getTime() + 25_200_000).toISOString().slice(11, 16);
  const body = `
<section>
  <h1>${t.title}</h1>
  <dl>
    <dt>${t.amount}</dt><dd class="amount">${amount}</dd>
    <dt>${t.order}</dt><dd>${escape(payment.orderInfo)}</dd>
    <dt>${t.reference}</dt><dd>${escape(payment.txnRef)}</dd>
    <dt>${t.timeLeft}</dt><dd class="clock" data-seconds="${seconds}">→ ${until}</dd>
  </dl>
</section>
<section>
  <form method="post" action="${action}">
    <button class="main" name="action" value="pay">${t.payNow} ${amount}</button>
    <button class="stop" name="action" value="cancel">${t.cancel}</button>
  </form>
</section>
<section>
  <details${fault ? " open" : ""}><summary>${t.card}</summary>${cardForm(t, action, fault)}</details>
</section>
<section>
  <details><summary>${t.others}</summary>
    <form method="post" action="${action}" class="pair">
      ${others.map((name) => `<button name="action" value="${name}">${t[name]}</button>`).join("\n      ")}
    </form>
  </details>
</section>${ticking}`;
  return frame(lang, t.title, body);
}

function cardForm(t: (typeof texts)["vi"], action: string, fault: "card" | undefined): string {
  const input = (name: "number" | "name" | "issued" | "otp", value: string, mode = "text"): string =>
    `<label>${t[name]}<input name="${name}" value="${value}" inputmode="${mode}" autocomplete="off" required></label>`;
  return `
    <form method="post" action="${action}">
      ${fault ? `<p class="fault" role="alert">${t.wrongCard}</p>` : ""}
      ${input("number", "9704198526191432198", "numeric")}
      ${input("name", "NGUYEN VAN A")}
      <div class="pair">${input("issued", "07/15")}${input("otp", "123456", "numeric")}</div>
      <button class="main" name="action" value="card">${t.payByCard}</button>
    </form>`;
}
