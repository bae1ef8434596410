type On<Subject extends string, Deed extends string> = `${Subject}.${Deed}`;

/** Everything that is written into the audit log; the console has words for each. */
export type AuditAction =
  | On<"area", "closed" | "coloured" | "colour_ended" | "reopened">
  | On<"bank_account", "changed">
  | On<"bank_receipt", "applied" | "returned" | "write_off_proposed" | "written_off">
  | On<"bank_statement", "imported">
  | On<"claim", "agreed" | "granted" | "refused">
  | On<"courier" | "seller", "approved" | "declined" | "suspended" | "reinstated">
  | On<"crossing", "added" | "ended">
  | On<"difference", "noted" | "proposed" | "settled">
  | On<"drop_point", "kept" | "closed">
  | On<"hub", "created" | "opened" | "changed" | "closed">
  | On<"invitation", "revoked">
  | On<"member", "invited" | "joined" | "left" | "removed">
  | On<"movement_rule", "added" | "ended">
  | On<"pass", "entered" | "revoked" | "tested">
  | On<"payment", "trouble_closed">
  | On<"payout", "returned">
  | On<"payout_run", "confirmed" | "made">
  | On<"person", "appointed" | "blocked" | "unblocked">
  | On<"product", "taken_down" | "restored">
  | On<"rate", "proposed" | "agreed" | "withdrawn">
  | On<"recovery_code", "used">
  | On<"refund", "transferred">
  | On<"second_factor", "on" | "off" | "reset">
  | On<"settlement", "booked" | "imported">
  | On<"shipment", "go_on" | "send_back" | "returned" | "cancel" | "loss_agreed" | "loss_written_off">
  | On<"shipment", "assigned_by_hand" | "release_by_hand" | "hold_by_hand" | "cancel_by_hand">
  | On<"shipment", "hand_over_sought" | "pinned" | "unpinned">;
