import type { Leg, LegEnd } from "./leg";

type FromColumns = {
  readonly fromHubId: string | null;
  readonly fromName: string;
  readonly fromPhone: string;
  readonly fromText: string;
  readonly fromCommune: string;
  readonly fromProvince: string;
  readonly fromLat: number;
  readonly fromLng: number;
};
type ToColumns = {
  readonly toHubId: string | null;
  readonly toName: string;
  readonly toPhone: string;
  readonly toText: string;
  readonly toCommune: string;
  readonly toProvince: string;
  readonly toLat: number;
  readonly toLng: number;
};
type ShipmentEnds = {
  readonly pickupName: string;
  readonly pickupPhone: string;
  readonly pickupText: string;
  readonly pickupCommune: string;
  readonly pickupProvince: string;
  readonly pickupLat: number;
  readonly pickupLng: number;
  readonly dropName: string;
  readonly dropPhone: string;
  readonly dropText: string;
  readonly dropCommune: string;
  readonly dropProvince: string;
  readonly dropLat: number;
  readonly dropLng: number;
};

/** Where a leg's row begins. */
export const fromOf = (leg: FromColumns): LegEnd => ({
  hubId: leg.fromHubId,
  name: leg.fromName,
  phone: leg.fromPhone,
  text: leg.fromText,
  communeCode: leg.fromCommune,
  provinceCode: leg.fromProvince,
  lat: leg.fromLat,
  lng: leg.fromLng,
});

/** Where a leg's row ends. */
export const toOf = (leg: ToColumns): LegEnd => ({
  hubId: leg.toHubId,
  name: leg.toName,
  phone: leg.toPhone,
  text: leg.toText,
  communeCode: leg.toCommune,
  provinceCode: leg.toProvince,
  lat: leg.toLat,
  lng: leg.toLng,
});

/** The seller's gate, where the whole way begins. */
export const gateOf = (shipment: ShipmentEnds): LegEnd => ({
  hubId: null,
  name: shipment.pickupName,
  phone: shipment.pickupPhone,
  text: shipment.pickupText,
  communeCode: shipment.pickupCommune,
  provinceCode: shipment.pickupProvince,
  lat: shipment.pickupLat,
  lng: shipment.pickupLng,
});

/** The shopper's door, where it ends. */
export const doorOf = (shipment: ShipmentEnds): LegEnd => ({
  hubId: null,
  name: shipment.dropName,
  phone: shipment.dropPhone,
  text: shipment.dropText,
  communeCode: shipment.dropCommune,
  provinceCode: shipment.dropProvince,
  lat: shipment.dropLat,
  lng: shipment.dropLng,
});

/** The columns of where a leg begins. */
export const fromColumns = (from: LegEnd) => ({
  fromHubId: from.hubId,
  fromName: from.name,
  fromPhone: from.phone,
  fromText: from.text,
  fromCommune: from.communeCode,
  fromProvince: from.provinceCode,
  fromLat: from.lat,
  fromLng: from.lng,
});

/** The columns of where it ends. */
export const toColumns = (to: LegEnd) => ({
  toHubId: to.hubId,
  toName: to.name,
  toPhone: to.phone,
  toText: to.text,
  toCommune: to.communeCode,
  toProvince: to.provinceCode,
  toLat: to.lat,
  toLng: to.lng,
});

/** The columns of a planned leg. */
export const legColumns = ({ seq, kind, from, to, distanceM, payVnd, readyAt, window, eta }: Leg) => ({
  seq,
  kind,
  distanceM,
  payVnd,
  readyAt,
  eta,
  windowFrom: window.from,
  windowUntil: window.until,
  ...fromColumns(from),
  ...toColumns(to),
});
