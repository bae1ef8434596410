-- Signing out makes the device quiet that was turned on while signed in. Devices of before know no session: signing out everywhere
-- is what they hear.
ALTER TABLE "push_subscription" ADD COLUMN "session_id" UUID;
CREATE INDEX "push_subscription_session_id_idx" ON "push_subscription"("session_id");
