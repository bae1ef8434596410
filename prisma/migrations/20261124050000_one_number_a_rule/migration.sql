-- Money and dispatch had both numbered their rules from 70 on; dispatch moves, so that a number means one rule.
alter view invariant_70_asked_on_duty rename to invariant_50_asked_on_duty;
alter view invariant_71_one_question rename to invariant_51_one_question;
alter view invariant_72_fetched_before_brought rename to invariant_52_fetched_before_brought;
alter view invariant_73_one_place_a_stop rename to invariant_53_one_place_a_stop;
alter view invariant_74_pins_are_kept rename to invariant_54_pins_are_kept;
