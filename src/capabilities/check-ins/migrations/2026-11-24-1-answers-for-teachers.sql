-- A teacher's first page looks for these by the occasions of the own classes, whatever has been answered in ten years.
create index answer_for_teachers on check_ins.answer (school_id, occasion_id, said_on) where teachers_too;
