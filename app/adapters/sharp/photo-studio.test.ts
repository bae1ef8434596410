import sharp from "sharp";
import { expect, test } from "vitest";
import { openPhotoStudio } from "./photo-studio.server";

const studio = openPhotoStudio();
const canvas = (width: number, height: number, background = "#d03020") =>
  sharp({ create: { width, height, channels: 3, background } });
const faultOf = async (upload: Uint8Array) => {
  const outcome = await studio.develop(upload);
  return outcome.ok ? null : outcome.reason;
};

test("a phone photo lying on its side is turned upright and loses where it was taken", async () => {
  const upload = await canvas(1200, 800)
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "10/1 46/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const outcome = await studio.develop(upload);
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.photo).toMatchObject({ width: 800, height: 1200 });
  for (const bytes of [outcome.photo.master, ...outcome.photo.webp.map((picture) => picture.bytes)]) {
    const metadata = await sharp(bytes).metadata();
    expect([metadata.format, metadata.exif, metadata.orientation]).toEqual(["webp", undefined, undefined]);
  }
});

test("every width is made, none larger than the photo, and the colour is the picture's", async () => {
  const outcome = await studio.develop(await canvas(700, 700).png().toBuffer());
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.photo.webp.map(({ width }) => width)).toEqual([160, 320, 640, 960]);
  const widths = await Promise.all(outcome.photo.webp.map(async ({ bytes }) => (await sharp(bytes).metadata()).width));
  expect(widths).toEqual([160, 320, 640, 700]);
  expect(outcome.photo.colour).toMatch(/^#[cd][0-9a-f][23][0-9a-f][12][0-9a-f]$/);
  const avif = await studio.developAvif(outcome.photo.master);
  expect(avif.map(({ width }) => width)).toEqual([320, 640]);
});

test("what is not a photo is told apart from what is a photo of the wrong kind", async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>alert(1)</script></svg>',
  );
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(600)]);
  expect(await faultOf(svg)).toBe("not_an_image");
  expect(await faultOf(Buffer.from("<?php system($_GET[0]); ?>"))).toBe("not_an_image");
  expect(await faultOf(new Uint8Array())).toBe("not_an_image");
  expect(await faultOf(heic)).toBe("heic");
  expect(await faultOf(await canvas(300, 300).gif().toBuffer())).toBe("unsupported");
  expect(await faultOf(await canvas(300, 300).tiff().toBuffer())).toBe("unsupported");
});

test("a picture that unpacks to too many pixels is refused before it is unpacked", async () => {
  const bomb = await sharp({
    create: { width: 8000, height: 8000, channels: 3, background: "#fff" },
    limitInputPixels: false,
  })
    .png()
    .toBuffer();
  expect(bomb.byteLength).toBeLessThan(1_000_000);
  expect(await faultOf(bomb)).toBe("too_many_pixels");
});

test("a torn file and a speck are refused", async () => {
  const whole = await canvas(800, 800).jpeg().toBuffer();
  expect(await faultOf(whole.subarray(0, whole.byteLength / 2))).toBe("damaged");
  expect(await faultOf(Buffer.concat([whole.subarray(0, 40), Buffer.alloc(500, 1)]))).toBe("damaged");
  expect(await faultOf(await canvas(20, 900).jpeg().toBuffer())).toBe("too_small");
});
