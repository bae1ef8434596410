-- Browsers that asked to show messages while the page is closed.
CREATE TABLE "push_subscription" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "push_subscription_endpoint_key" ON "push_subscription"("endpoint");
CREATE INDEX "push_subscription_person_id_idx" ON "push_subscription"("person_id");
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_https" CHECK ("endpoint" LIKE 'https://%');
