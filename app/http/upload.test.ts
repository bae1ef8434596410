import { expect, test } from "vitest";
import { readUpload } from "./upload.server";

const kilobyte = 1024;
const post = (body: BodyInit, type?: string) =>
  new Request("http://shop/", { method: "POST", body, ...(type && { headers: { "Content-Type": type } }) });

function photoForm(bytes: number): FormData {
  const form = new FormData();
  form.set("step", "photo");
  form.set("photo", new Blob([new Uint8Array(bytes).fill(7)]), "Cà chua.jpg");
  return form;
}

test("text fields and the file arrive together", async () => {
  const reading = await readUpload(post(photoForm(3000)), "photo", 10 * kilobyte);
  expect(reading.ok && [reading.form.get("step"), reading.file?.byteLength]).toEqual(["photo", 3000]);
});

test("a form without a chosen file has no file", async () => {
  const reading = await readUpload(post(photoForm(0)), "photo", 10 * kilobyte);
  expect(reading).toMatchObject({ ok: true, file: null });
});

test("more than the limit is refused, a little or a lot", async () => {
  for (const size of [11 * kilobyte, 90 * kilobyte, 900 * kilobyte]) {
    expect(await readUpload(post(photoForm(size)), "photo", 10 * kilobyte)).toEqual({
      ok: false,
      reason: "too_big",
      status: 413,
    });
  }
});

test.each([
  ["another type", "a=b", "application/x-www-form-urlencoded"],
  ["no boundary", "nonsense", "multipart/form-data"],
  ["a wrong boundary", "--x\r\nnonsense", "multipart/form-data; boundary=y"],
  [
    "a torn body",
    '--y\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\nhalf',
    "multipart/form-data; boundary=y",
  ],
  ["broken part headers", "--y\r\nContent-Dis\u0000position\r\n\r\n\r\n--y--", "multipart/form-data; boundary=y"],
  ["nothing", "", "multipart/form-data; boundary=y"],
])("%s is unreadable, not a crash", async (_name, body, type) => {
  expect(await readUpload(post(body, type), "photo", kilobyte)).toEqual({
    ok: false,
    reason: "unreadable",
    status: 400,
  });
});
