import { privatePage } from "./respond.server";

/** A PDF to keep, sent as it is printed. The name is plain letters, digits, points and dashes. */
export const pdfDownload = (bytes: ReadableStream<Uint8Array>, fileName: string): Response =>
  new Response(bytes, {
    headers: {
      ...privatePage,
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
