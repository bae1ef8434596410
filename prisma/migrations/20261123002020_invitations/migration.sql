-- Cooperatives invite their members and staff.
CREATE TABLE "invitation" (
  "id" UUID NOT NULL,
  "seller_id" UUID NOT NULL,
  "phone" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "invited_by_id" UUID NOT NULL,
  "invited_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "answered_at" TIMESTAMPTZ(3),

  CONSTRAINT "invitation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "invitation_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "invitation_role" CHECK ("role" IN ('staff', 'member')),
  CONSTRAINT "invitation_status" CHECK ("status" IN ('open', 'accepted', 'declined', 'revoked'))
);
CREATE INDEX "invitation_phone_status_idx" ON "invitation" ("phone", "status");
CREATE UNIQUE INDEX "invitation_one_open" ON "invitation" ("seller_id", "phone") WHERE "status" = 'open';
