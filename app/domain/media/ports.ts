import type { Readable } from "node:stream";
import type { Accepted, Refusal } from "~/domain/shared/refusal";

export type StoredFile = { readonly body: Readable; readonly size: number };

/** Where picture files live. Keys are our own ("photo/<id>/320.webp"), never what a stranger typed. */
export type MediaStore = {
  readonly put: (key: string, bytes: Uint8Array, contentType: string) => Promise<void>;
  /** Null when there is no such file. */
  readonly get: (key: string) => Promise<StoredFile | null>;
  readonly remove: (keys: readonly string[]) => Promise<void>;
};

export type Picture = { readonly width: number; readonly bytes: Uint8Array };

export type Developed = {
  readonly width: number;
  readonly height: number;
  /** "#rrggbb" */
  readonly colour: string;
  /** Upright, without metadata: what later formats are made from. */
  readonly master: Uint8Array;
  readonly webp: readonly Picture[];
};

/** Why a file is not taken as a photo. `heic` and `vector` are told apart because their owners need different advice. */
export type PhotoFault = "not_an_image" | "heic" | "unsupported" | "too_many_pixels" | "too_small" | "damaged";

/** Turns an upload into pictures that are safe and small. */
export type PhotoStudio = {
  readonly develop: (upload: Uint8Array) => Promise<Accepted<{ photo: Developed }> | Refusal<PhotoFault>>;
  /** Slow and small: for a job that nobody waits for. */
  readonly developAvif: (master: Uint8Array) => Promise<readonly Picture[]>;
};
