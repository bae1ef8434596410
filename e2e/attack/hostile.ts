/** What people and machines put into addresses and forms when they mean no good, or mean well and slip. */
export const hostile: readonly string[] = [
  "0",
  "-1",
  "999999999999999999999",
  "01900000-0000-7000-8000-000000000000",
  "\u0000",
  "' or 1=1; drop table lot;--",
  "<script>alert(1)</script>",
  "🍅".repeat(40),
  "\u202eabc\u200b",
  "2026-02-31",
  "__proto__",
  "x".repeat(3_000),
];

/** Addresses only: percent signs that decode to nothing good. */
export const brokenPercents: readonly string[] = ["%ED%A0%80", "%zz", "..%2f..%2fsecrets.json"];

export const brokenBodies: readonly {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer<ArrayBuffer>;
}[] = [
  {
    name: "multipart without an end",
    type: "multipart/form-data; boundary=x",
    body: Buffer.from('--x\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n\xff\xd8'),
  },
  { name: "multipart without a boundary", type: "multipart/form-data", body: Buffer.from("hello") },
  {
    name: "bytes that are no form",
    type: "application/x-www-form-urlencoded",
    body: Buffer.from([0xff, 0xfe, 0x00, 0x26, 0x3d]),
  },
  { name: "JSON instead of a form", type: "application/json", body: Buffer.from('{"a":{"$ne":null}}') },
  { name: "an unknown type", type: "text/x-nonsense", body: Buffer.from("x") },
  {
    name: "a form far too long",
    type: "application/x-www-form-urlencoded",
    body: Buffer.from(`name=${"x".repeat(400_000)}`),
  },
];
