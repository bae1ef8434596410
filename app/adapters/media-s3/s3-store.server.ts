import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { invariant } from "~/domain/shared/invariant";
import type { MediaStore } from "~/domain/media/ports";

export type S3Settings = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
};

/** Pictures in any S3-compatible store; path-style addresses, because most self-hosted ones have no wildcard name. */
export function openS3Store({ endpoint, bucket, region, accessKey, secretKey }: S3Settings): MediaStore {
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 },
  });
  return {
    async put(key, bytes, contentType) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }));
    },
    async get(key) {
      try {
        const { Body: body, ContentLength: size = 0 } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: key }),
        );
        invariant(body instanceof Readable, "in Node the body is a stream");
        return { body, size };
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    // One by one: DeleteObjects needs a checksum header that some compatible stores refuse.
    async remove(keys) {
      await Promise.all(keys.map((key) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))));
    },
  };
}
