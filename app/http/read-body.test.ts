import { expect, test } from "vitest";
import { readFormData } from "./read-body.server";

/** A body in chunks, as `Transfer-Encoding: chunked` brings it: nobody says how long it is. */
function endless(counter: { bytes: number }): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      counter.bytes += 1_024;
      controller.enqueue(new Uint8Array(1_024).fill(97));
    },
  });
}

const post = (body: BodyInit | ReadableStream, type: string) =>
  new Request("http://shop/", {
    method: "POST",
    body,
    headers: { "Content-Type": type },
    duplex: "half",
  } as RequestInit);

test("a form without a length is read up to the limit and no further", async () => {
  const counter = { bytes: 0 };
  const reading = await readFormData(post(endless(counter), "application/x-www-form-urlencoded"), 4_096);
  expect(reading).toEqual({ ok: false, reason: "too_big" });
  expect(counter.bytes).toBeLessThan(32_768);
});

test("both ways of writing a form are read", async () => {
  const form = new FormData();
  form.set("name", "Cà chua");
  const bodies = [
    new Request("http://shop/", { method: "POST", body: form }),
    post("name=C%C3%A0+chua", "application/x-www-form-urlencoded"),
  ];
  for (const request of bodies) {
    const reading = await readFormData(request, 4_096);
    expect(reading.ok && reading.form.get("name")).toBe("Cà chua");
  }
});

test("what is no form is unreadable", async () => {
  expect(await readFormData(post("{}", "application/json"), 4_096)).toEqual({ ok: false, reason: "unreadable" });
});
