-- Operators show a second factor.
ALTER TABLE "session" ADD COLUMN "strong_at" TIMESTAMPTZ(3);

CREATE TABLE "second_factor" (
  "person_id" UUID NOT NULL,
  "sealed" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "confirmed_at" TIMESTAMPTZ(3),
  "last_step" INTEGER NOT NULL DEFAULT 0,

  CONSTRAINT "second_factor_pkey" PRIMARY KEY ("person_id")
);

CREATE TABLE "recovery_code" (
  "id" UUID NOT NULL,
  "person_id" UUID NOT NULL,
  "code_hash" TEXT NOT NULL,
  "used_at" TIMESTAMPTZ(3),

  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "recovery_code_person_id_idx" ON "recovery_code" ("person_id");
