import { json, Router, type Handler, type Request, type Response } from "express";
import { attack, attackNames, isAttack } from "./adversary";
import { awaited } from "./awaited";
import type { Payment } from "./book";
import { decideSuspicion, finish } from "./finish";
import { isOutcome } from "./outcomes";
import type { Switches } from "./settings";
import { switchWords, usualSwitches } from "./settings";
import { settlementFile } from "./settlement";
import type { World } from "./world";

/** What tests and developers may do that VNPAY would not let them: move time, change behaviour, send bad messages. */
export function controlApi(world: World): Router {
  const { book, clock, switches } = world;
  const router = Router();
  router.use(json());
  router.get("/", (_request, response) => {
    response.json({ now: clock.now(), switches, attacks: attackNames, payments: book.payments.size });
  });
  router.get("/payments", (_request, response) => void response.json([...book.payments.values()]));
  router.get("/deliveries", (_request, response) => void response.json(book.deliveries));
  router.patch("/switches", (request, response) => {
    const fault = changeSwitches(switches, bodyOf(request));
    response.status(fault ? 422 : 200).json(fault ? { fault } : switches);
  });
  router.get("/settlements/:day.csv", (request, response) => {
    const file = settlementFile(world, request.params["day"] ?? "");
    if (typeof file !== "string") return void response.status(file.status).json({ fault: file.fault });
    response.type("text/csv").send(file);
  });
  router.post(
    "/clock",
    awaited(async (request, response) => {
      const ms = Number(bodyOf(request)["advanceMs"]);
      if (!Number.isSafeInteger(ms) || ms < 0) return void response.status(422).json({ fault: "advanceMs" });
      await clock.advance(ms);
      response.json({ now: clock.now() });
    }),
  );
  router.post("/reset", (_request, response) => {
    book.forget();
    world.journal.forget();
    clock.forget();
    Object.assign(switches, usualSwitches);
    response.json({ now: clock.now() });
  });
  router.post(
    "/payments/:txnRef/finish",
    onPayment(world, async (payment, body, response) => {
      if (!isOutcome(body["outcome"])) return void response.status(422).json({ fault: "outcome" });
      response.json({ redirect: await finish(world, payment, body["outcome"]) });
    }),
  );
  router.post(
    "/payments/:txnRef/decide",
    onPayment(world, async (payment, body, response) => {
      response.json({ decided: await decideSuspicion(world, payment, body["good"] === true) });
    }),
  );
  router.post(
    "/payments/:txnRef/attack",
    onPayment(world, async (payment, body, response) => {
      if (!isAttack(body["attack"])) return void response.status(422).json({ fault: "attack" });
      response.json({ reply: await attack(world, payment, body["attack"]) });
    }),
  );
  return router;
}

type Body = Readonly<Record<string, unknown>>;

const bodyOf = (request: Request): Body =>
  typeof request.body === "object" && request.body !== null ? (request.body as Body) : {};

const onPayment = (
  { book }: World,
  act: (payment: Payment, body: Body, response: Response) => Promise<void>,
): Handler =>
  awaited(async (request, response) => {
    const payment = book.payments.get(request.params["txnRef"] ?? "");
    if (!payment) return void response.status(404).json({ fault: "txnRef" });
    await act(payment, bodyOf(request), response);
  });

/** Gives the name of the first switch that does not exist or does not take the value. */
function changeSwitches(switches: Switches, changes: Body): string | null {
  const wrong = Object.entries(changes).find(([name, value]) => {
    const now = Object.entries(switches).find(([known]) => known === name)?.[1];
    const words = switchWords[name];
    const isWord = words === undefined || (typeof value === "string" && words.includes(value));
    const isAmount = typeof value !== "number" || (Number.isSafeInteger(value) && value >= 0);
    return now === undefined || typeof now !== typeof value || !isWord || !isAmount;
  });
  if (wrong) return wrong[0];
  Object.assign(switches, changes);
  return null;
}
