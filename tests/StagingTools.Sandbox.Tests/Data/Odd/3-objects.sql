-- Keys, indexes, constraints, triggers, rules, policies, views and what users can make besides.

create collation german (provider = icu, locale = 'de-u-co-phonebk');
create collation "odd ""schema""."."C too" from "C";
create collation blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create text search dictionary plain (template = simple, stopwords = english, accept = false);
create text search configuration own_words (copy = english);
alter text search configuration own_words alter mapping for asciiword with plain, english_stem;
create conversion own_conversion for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;

create table texts (
  id int primary key, g text collate german, b text collate blind unique, c text collate "odd ""schema"".". "C too", words tsvector, by_config regconfig default 'own_words');
insert into texts values (1, 'Ä', 'abc', 'x', to_tsvector('own_words', 'The odd words')), (2, 'a', 'ABD', 'y', null);
create index on texts using gin (words) with (fastupdate = off);
create index on texts using gist (words tsvector_ops (siglen = 100));
create index on texts (g collate "C" desc nulls last, c) include (id) where g > 'A';
create index on texts using hash (c) with (fillfactor = 60);
create index on texts using brin (id) with (pages_per_range = 16, autosummarize = on);
create index on texts using spgist (c);
create index on texts (label_of(id), (id % 2), lower(c));
alter index texts_label_of_expr_lower_idx alter column 1 set statistics 77;
alter index texts_label_of_expr_lower_idx alter column 3 set statistics 0;
create unique index only_index on texts (lower(b));
create index if not exists "an 'index'" on texts (c) with (deduplicate_items = off);

create table keys (
  id int, a int, b int, c int, label text,
  constraint keys_pk primary key (id) deferrable initially deferred,
  constraint keys_ab unique nulls not distinct (a, b) include (c),
  constraint keys_c unique (c) deferrable,
  constraint late check (a > 0) not valid);
insert into keys values (1, 1, null, 1, 'a'), (2, 2, null, 2, 'b'), (3, 2, 2, null, 'c'), (4, 3, null, null, 'd');
create unique index keys_label on keys (label) nulls not distinct;
create table unique_index_only (a int not null, b int not null, note text);
insert into unique_index_only values (1, 1, 'x');
create unique index referenced_index on unique_index_only (a, b);
create table rooms (id int primary key, room int, during tsrange, open bool,
  constraint no_overlap exclude using gist (during with &&) where (open) deferrable initially deferred);
insert into rooms values (1, 1, '[2025-01-01,2025-01-02)', true), (2, 1, '[2025-01-01,2025-01-03)', false);

create table refers (
  id bigint primary key, up bigint, a int, b int, x int, y int, region text, at date, big_id bigint,
  constraint self foreign key (up) references refers on delete cascade on update set null deferrable initially deferred,
  constraint composite foreign key (a, b) references unique_index_only (a, b) match full,
  constraint some_columns foreign key (x, region, at) references listed on delete set null (x),
  constraint other_type foreign key (big_id) references big on update restrict deferrable);
insert into refers values (1, 2, 1, 1, 1, 1, 'eu', '2024-05-05', 1), (2, 1, null, null, null, 2, 'eu', '2024-05-05', null);
create table hen (id int primary key, egg int);
create table egg (id int primary key, hen int constraint same_name references hen);
alter table hen add constraint same_name foreign key (egg) references egg;
insert into hen values (1, null); insert into egg values (1, 1); update hen set egg = 1;
create table orphans (id int, up int);
insert into orphans values (1, 99);
alter table orphans add constraint no_orphans foreign key (up) references hen not valid;
create table parts (id int primary key, listed_id int, region text, at date, hen int constraint to_hen references hen) partition by range (id);
create table parts_1 partition of parts for values from (0) to (10);
create table parts_2 partition of parts for values from (10) to (20);
alter table parts add constraint to_listed foreign key (listed_id, region, at) references listed;
alter table parts_2 add constraint only_here foreign key (listed_id) references hen;
insert into parts values (1, 1, 'eu', '2024-05-05', 1), (11, 1, 'eu', '2024-05-05', null);

alter table texts cluster on texts_pkey;
alter table keys cluster on keys_label;
create unique index for_replicas on unique_index_only (b);
alter table unique_index_only replica identity using index for_replicas;
alter table texts replica identity full;
alter table orphans replica identity nothing;
create statistics of_columns (ndistinct, dependencies, mcv) on a, b from keys;
create statistics "odd ""schema"".". "of expressions" on lower(c), (id + 1) from texts;
alter statistics "odd ""schema"".". "of expressions" set statistics 33;

create function noisy() returns trigger language plpgsql as $$ begin raise exception 'never while copying'; end $$;
create function quiet() returns trigger language plpgsql security definer as $$ begin return null; end $$;
create trigger loud before insert or update of label, a on keys for each row when (new.id > 0) execute function noisy('an ''argument''', '');
create trigger off before insert on keys execute function noisy();
alter table keys disable trigger off;
create trigger on_replicas before insert on keys for each row execute function noisy();
alter table keys enable replica trigger on_replicas;
create trigger whenever after insert on keys for each row execute function quiet();
alter table keys enable always trigger whenever;
create trigger rows_of_both after update on keys referencing old table as before new table as after for each statement execute function quiet();
create constraint trigger checked after insert on refers from hen deferrable initially deferred for each row execute function noisy();
create trigger on_parts before insert on listed for each row execute function noisy();
create trigger only_one before delete on listed_rest for each row execute function noisy();
create trigger emptied before truncate on big execute function quiet();

create view plain as select id, label from keys where id > 1;
create view on_view with (security_barrier, check_option = local) as select id, label || '!' as label from plain;
create view invoked with (security_invoker) as select * from on_view;
create view "odd ""schema"".". "A 'view'" as select "a ""column""" as "x y" from "odd ""schema"".". "Table
with ""quotes"", 'more'; and \ ünï.%d";
alter view plain alter column label set default 'of the view';
create recursive view numbers (n) as values (1) union all select n + 1 from numbers where n < 3;
create view by_key as select h.*, count(e.id) from hen h left join egg e on e.hen = h.id group by h.id;
create trigger instead_of instead of insert on plain for each row execute function quiet();
create materialized view summary as select count(*) as n from keys union all select 1;
create materialized view on_summary with (fillfactor = 50) as select n * 2 as n, 'x'::text collate german as t from summary;
create materialized view on_view_and_key as select b.id, b.egg, b.count, o.n from by_key b, on_summary o;
create materialized view by_key_too as select h.id, h.egg, max(e.id) as last from hen h left join egg e on e.hen = h.id group by h.id;
create unique index on on_summary (n);
create index on by_key_too (last);
create materialized view never_filled as select 1 as n with no data;
create rule no_deletes as on delete to parent do instead nothing;
create rule also as on insert to hen where new.id > 5 do also insert into egg values (new.id, new.id);
create rule through as on update to on_view do instead update keys set label = new.label where keys.id = old.id;
create rule off as on update to egg do instead nothing;
alter table egg disable rule off;
alter table parent enable always rule no_deletes;

alter table hen enable row level security;
create policy mine on hen as restrictive for select to public using (id > 0);
create policy writers on hen for insert to pg_monitor with check (egg is null);
create policy off_for_now on egg for all using (true) with check (false);

create type amount as (value numeric, currency text);
create function plus(amount, amount) returns amount language sql immutable strict as $$ select row($1.value + $2.value, $1.currency)::public.amount $$;
create function is_less(amount, amount) returns bool language sql immutable strict as $$ select $1.value < $2.value $$;
create function is_more(amount, amount) returns bool language sql immutable strict as $$ select $1.value > $2.value $$;
create function to_words(amount) returns text language sql immutable as $$ select $1.value || ' ' || $1.currency $$;
create operator + (function = plus, leftarg = amount, rightarg = amount, commutator = +);
create operator <# (function = is_less, leftarg = amount, rightarg = amount, commutator = >#, restrict = scalarltsel);
create operator ># (function = is_more, leftarg = amount, rightarg = amount, commutator = <#);
create operator "odd ""schema"".".&% (function = public.plus, leftarg = amount, rightarg = amount);
create cast (amount as text) with function to_words(amount) as assignment;
create aggregate total (amount) (sfunc = plus, stype = amount, initcond = '(0,EUR)', parallel = safe);
create table amounts (id int primary key, price amount, as_text text generated always as (to_words(price)) stored, check (price <# row(1000, 'EUR')::amount));
insert into amounts (id, price) values (1, (5, 'EUR')), (2, null);
create index on amounts (to_words(price));
create function of_row(keys) returns text language sql stable begin atomic select $1.label; end;
create function of_key() returns setof hen language sql stable begin atomic select h.* from hen h group by h.id; end;
create procedure does_something(inout n int default 3) language plpgsql as $body$ begin n := n + 1; commit; end $body$;
create function tables(out a int, out b text) returns setof record language sql as 'select 1, ''x''';

comment on schema "odd ""schema""." is 'A schema''s';
comment on table keys is E'A table''s\ncomment; \\ with "all"';
comment on column keys.a is 'A column''s';
comment on constraint keys_ab on keys is 'A constraint''s';
comment on constraint self on refers is 'A foreign key''s';
comment on index keys_label is 'An index''s';
comment on index texts_pkey is 'A key''s index''s';
comment on type pair is 'A type''s';
comment on column pair.label is 'An attribute''s';
comment on domain short is 'A domain''s';
comment on constraint "at most 3" on domain shorter is 'A domain''s constraint''s';
comment on function twice(int) is 'A function''s';
comment on procedure does_something is 'A procedure''s';
comment on aggregate total (amount) is 'An aggregate''s';
comment on operator +(amount, amount) is 'An operator''s';
comment on cast (amount as text) is 'A cast''s';
comment on collation german is 'A collation''s';
comment on conversion own_conversion is 'A conversion''s';
comment on text search configuration own_words is 'A configuration''s';
comment on text search dictionary plain is 'A dictionary''s';
comment on sequence called is 'A sequence''s';
comment on view plain is 'A view''s';
comment on column plain.id is 'A view''s column''s';
comment on materialized view summary is 'A materialized view''s';
comment on trigger loud on keys is 'A trigger''s';
comment on rule also on hen is 'A rule''s';
comment on policy mine on hen is 'A policy''s';
comment on statistics "odd ""schema"".". "of expressions" is 'A statistics object''s';
comment on large object 70001 is 'A large object''s';
