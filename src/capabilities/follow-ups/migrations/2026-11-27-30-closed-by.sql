-- What somebody answered today, so that a promise closed by mistake can be found and opened again.
create index promise_by_closer on follow_ups.promise (school_id, closed_by, closed_on) where closed_on is not null;
