import { expect, test } from "vitest";
import { endStreams, eventStream } from "./event-stream.server";

test("stopping the process ends every open stream at once", async () => {
  const closed: string[] = [];
  const streams = ["a", "b"].map((name) =>
    eventStream(new AbortController().signal, (send) => {
      send({ id: "1", event: "news", data: name });
      return () => closed.push(name);
    }),
  );
  endStreams();
  const texts = await Promise.all(streams.map((stream) => stream.text()));
  expect(closed).toEqual(["a", "b"]);
  expect(texts).toEqual(["a", "b"].map((name) => `id: 1\nevent: news\ndata: ${name}\n\nretry: 3000\n\n`));
});

test("a reader who leaves frees the stream's place", () => {
  for (let n = 0; n < 1_500; n += 1) {
    const reader = new AbortController();
    expect(eventStream(reader.signal, () => () => undefined).status).toBe(200);
    reader.abort();
  }
});

test("past the limit the answer is 503, and the page goes on by reloading", () => {
  const streams = Array.from({ length: 1_001 }, () => eventStream(new AbortController().signal, () => () => undefined));
  expect(streams.at(-1)?.status).toBe(503);
  endStreams();
});
