import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { renderWhole } from "./render-whole.server";

const quiet = { nonce: "n", onError: () => undefined };

test("letters of several bytes arrive whole wherever a piece of the page ends", async () => {
  const words = Array.from({ length: 400 }, (_, index) =>
    createElement("input", { key: index, placeholder: `${"x".repeat(index % 7)}Mã đơn, số điện thoại hoặc tên` }),
  );
  const page = createElement("main", null, words);
  const { html, hasFailed } = await renderWhole(page, quiet);
  expect(hasFailed).toBe(false);
  expect(html).toBe(renderToStaticMarkup(page));
});

test("a page that fails while it is drawn is told as failed", async () => {
  const Broken = (): never => {
    throw new Error("no");
  };
  const told: unknown[] = [];
  const page = createElement(Broken);
  await expect(renderWhole(page, { ...quiet, onError: (error) => told.push(error) })).rejects.toThrow("no");
  expect(told).toHaveLength(1);
});
