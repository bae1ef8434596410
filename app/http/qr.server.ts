import { renderSVG } from "uqr";

/** A QR code as an SVG image that needs no request of its own. */
export const qrImage = (text: string, border: number): string => renderSVG(text, { border });
