-- Of one order, of one session: the planner took the index by status instead, and read everybody's open ones.
create index hold_order_id_status_idx on hold (order_id, status);
drop index hold_order_id_idx;
create index payment_attempt_session_id_created_at_idx on payment_attempt (session_id, created_at);
drop index payment_attempt_session_id_idx;
