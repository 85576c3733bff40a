alter table contact_point.message
  add column sound bytea check (length(sound) < 524288);
comment on column contact_point.message.sound is 'What was spoken with the message, sealed under a key that stands in it, sealed once more at rest. Goes with the message.';

alter table contact_point.contact_person
  add column hello bytea check (length(hello) < 65536);
comment on column contact_point.contact_person.hello is 'A few spoken words by which people recognise a contact person, for everybody to hear. Goes when they take it away, and with them.';
