import express, { type Express, type Request, type Response } from "express";
import { awaited } from "./awaited";
import { banks } from "./banks";
import { statusAt } from "./book";
import { controlApi } from "./control";
import { finish, watchExpiry } from "./finish";
import { isOutcome, outcomeOfCard } from "./outcomes";
import { closedPage } from "./pages/closed-page";
import { errorPage } from "./pages/error-page";
import { payPage } from "./pages/pay-page";
import { openPayment } from "./pay-request";
import { answerApi } from "./web-api";
import type { World } from "./world";

const page = "/paymentv2/Transaction/PaymentMethod.html";
const errors = "/paymentv2/Payment/Error.html";

/** VNPAY's three addresses, the shopper's page behind the first, and the control API. */
export function simulatorApp(world: World): Express {
  const app = express();
  app.disable("x-powered-by");
  app.get("/paymentv2/vpcpay.html", (request, response) => {
    const payment = openPayment(world, request.originalUrl.split("?").slice(1).join("?"));
    if (typeof payment === "string") return response.redirect(302, `${errors}?code=${payment}`);
    watchExpiry(world, payment);
    response.redirect(302, `${page}?token=${payment.token}`);
  });
  app.get(page, (request, response) => show(world, request, response));
  app.post(
    page,
    express.urlencoded({ extended: false }),
    awaited((request, response) => act(world, request, response)),
  );
  app.get(
    errors,
    (request, response) => void response.status(400).send(errorPage(String(request.query["code"] ?? "99"))),
  );
  app.post("/merchant_webapi/api/transaction", express.json(), (request, response) => {
    void answerOver(world, request, response);
  });
  app.post("/qrpayauth/api/merchant/get_bank_list", express.urlencoded({ extended: false }), (request, response) => {
    const asked = request.body as Readonly<Record<string, string | undefined>>;
    response.json(asked["tmn_code"] === world.terminal.tmnCode ? banks : []);
  });
  app.use("/control", controlApi(world));
  app.get("/", (_request, response) => response.redirect("/control"));
  return app;
}

/** The web API, over the line that the switches say. */
async function answerOver(world: World, request: Request, response: Response): Promise<void> {
  const { api, apiSlowMs } = world.switches;
  if (api === "down") return void response.status(503).send("busy");
  const answer = answerApi(world, request.body);
  // It was done; the merchant just does not hear of it.
  if (api === "reset") return void response.destroy();
  if (api === "slow") await new Promise((done) => setTimeout(done, apiSlowMs));
  const { vnp_SecureHash: hash = "", ...fields } = answer;
  if (api === "unsigned") return void response.json(fields);
  response.json(api === "badly_signed" ? { ...fields, vnp_SecureHash: hash.replace(/^./, "x") } : answer);
}

const expired = (response: Response): void => response.redirect(302, `${errors}?code=15`);

function show(world: World, request: Request, response: Response, fault?: "card"): void {
  const payment = world.book.byToken(String(request.query["token"] ?? ""));
  if (!payment) return response.redirect(302, `${errors}?code=03`);
  const now = world.clock.now();
  if (statusAt(payment, now) !== "01") return expired(response);
  response.status(fault ? 422 : 200).send(payPage(payment, now, `${page}?token=${payment.token}`, fault));
}

/** The shopper pressed a button or sent a card. */
async function act(world: World, request: Request, response: Response): Promise<void> {
  const payment = world.book.byToken(String(request.query["token"] ?? ""));
  if (!payment) return response.redirect(302, `${errors}?code=03`);
  const body = request.body as Readonly<Record<string, string | undefined>>;
  if (body["action"] === "expire") return expired(response);
  const closes = body["action"] === "close";
  const card = {
    number: body["number"] ?? "",
    name: body["name"] ?? "",
    issued: body["issued"] ?? "",
    otp: body["otp"] ?? "",
  };
  let outcome = closes ? "pay" : body["action"] === "card" ? outcomeOfCard(card) : body["action"];
  if (outcome === null) {
    payment.wrongCards += 1;
    if (payment.wrongCards < 3) return show(world, request, response, "card");
    outcome = "wrong_details";
  }
  if (!isOutcome(outcome)) return response.redirect(302, `${errors}?code=03`);
  const back = await finish(world, payment, outcome);
  if (back === null) return expired(response);
  if (closes) return void response.send(closedPage(payment.locale));
  response.redirect(302, back);
  void world.clock.runDue();
}
