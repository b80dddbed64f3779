-- Every type that PostgreSQL 15 ships, and types of users made of them.

create schema "odd ""schema"".";
create type public.mood as enum ('ok', '', 'comma,', 'quote''', 'double"', E'back\\slash', ' space ', 'NULL', E'line\nbreak', 'ünï');
alter type public.mood add value 'between' before 'comma,';
create type public.pair as (label text, weight numeric(10, 2), gone int, moods public.mood[]);
alter type public.pair drop attribute gone;
create type public.nest as (first public.pair, rest public.pair[]);
create type public.span as range (subtype = float8, subtype_diff = float8mi, multirange_type_name = public.spans);
create type public.mood_range as range (subtype = public.mood);
create domain public.short as varchar(12) default 'x' check (value <> 'bad');
create domain public.shorter as public.short constraint "at most 3" check (length(value) <= 3);
create domain public.words as text[] check (array_length(value, 1) <= 3);
create domain public.a_pair as public.pair check ((value).weight > 0);
create domain public.some_mood as public.mood not null default 'ok';
create domain public.a_span as public.span;

create table every_type (
  id int primary key,
  c_bool bool, c_bytea bytea, c_char "char", c_name name, c_int8 int8, c_int2 int2, c_int2vector int2vector, c_int4 int4,
  c_regproc regproc, c_text text, c_oid oid, c_tid tid, c_xid xid, c_cid cid, c_oidvector oidvector, c_json json, c_xml xml,
  c_xid8 xid8, c_point point, c_lseg lseg, c_path path, c_box box, c_polygon polygon, c_line line, c_float4 float4, c_float8 float8,
  c_circle circle, c_money money, c_macaddr macaddr, c_inet inet, c_cidr cidr, c_macaddr8 macaddr8, c_aclitem aclitem,
  c_bpchar char(7), c_varchar varchar(30), c_date date, c_time time(3), c_timestamp timestamp, c_timestamptz timestamptz(0), c_interval interval,
  c_timetz timetz, c_bit bit(3), c_varbit varbit(9), c_numeric numeric, c_refcursor refcursor, c_regprocedure regprocedure, c_regoper regoper,
  c_regoperator regoperator, c_regclass regclass, c_regcollation regcollation, c_regtype regtype, c_regrole regrole,
  c_regnamespace regnamespace, c_uuid uuid, c_pg_lsn pg_lsn, c_tsvector tsvector, c_tsquery tsquery, c_regconfig regconfig,
  c_regdictionary regdictionary, c_jsonb jsonb, c_jsonpath jsonpath, c_txid_snapshot txid_snapshot, c_pg_snapshot pg_snapshot,
  c_int4range int4range, c_numrange numrange, c_tsrange tsrange, c_tstzrange tstzrange, c_daterange daterange, c_int8range int8range,
  c_int4multirange int4multirange, c_nummultirange nummultirange, c_tsmultirange tsmultirange, c_tstzmultirange tstzmultirange,
  c_datemultirange datemultirange, c_int8multirange int8multirange);
-- These take no input but NULL.
create table inner_types (
  id int primary key, c_pg_node_tree pg_node_tree, c_pg_ndistinct pg_ndistinct, c_pg_dependencies pg_dependencies, c_pg_mcv_list pg_mcv_list,
  c_gtsvector gtsvector, c_bloom pg_brin_bloom_summary, c_minmax pg_brin_minmax_multi_summary);
insert into inner_types values (1);
-- A table for each side of the border between binary and text, so that no type hides behind another one's form.
create table portable_types as select id, c_bool, c_bytea, c_int8, c_text, c_jsonb, c_numeric, c_timestamptz, c_inet, c_tsvector, c_xid8 from every_type;

insert into every_type values
  (1, true, '\x00ff5c0a', 'x', 'a name', -9223372036854775808, -32768, '1 -2 3', 2147483647,
   'pg_catalog.now', E'tab\t line\n back\\ ünï \\N \\.', 4294967295, '(4294967295,65535)', '4294967295', '7', '1 4294967295', '{"a":  1, "a": 2}', '<a b="ü">&amp;</a>',
   '18446744073709551615', '(1,-2)', '[(0,0),(1,1)]', '[(0,0),(1,1)]', '((1,1),(0,0))', '((0,0),(1,1),(1,0))', '{1,2,3}', '-0', 0.1::float8 + 0.2,
   '<(0,0),2>', -92233720368547758.08, '08:00:2b:01:02:03', '2001:db8::1/64', '10.0.0.0/8', '08:00:2b:01:02:03:04:05', 'pg_monitor=r*w/pg_monitor',
   'ab  ', E'\u007f', 'infinity', '23:59:59.999', '0044-03-15 23:59:59.999999 BC', '294276-12-31 23:59:59+00', '1 year -2 mons 3 days -04:05:06.789',
   '24:00:00-15:59', '101', '', 'NaN', 'a cursor', 'pg_catalog.lower(text)', '||/',
   '+(integer,integer)', 'every_type', '"C"', 'nest[]', 'pg_monitor',
   '"odd ""schema""."', '00000000-0000-0000-0000-000000000000', 'FFFFFFFF/FFFFFFFF', $$'a b':1A 'it''s':2,3B$$, $$'a b' & !'c':*A <2> d$$, 'english',
   'simple', '{"a": [1, null, "ü", 1e400]}', '$.a[*] ? (@ > 1 && @.b like_regex "^x" flag "i")', '10:20:10,14,15', '1:1:',
   '[1,5)', '(-infinity,)', '[2025-01-01,2025-01-02]', '(,infinity)', 'empty', '[-9223372036854775808,9223372036854775807)',
   '{[1,2),[4,5)}', '{(,1),(2,)}', '{}', '{(,)}', '{[2025-01-01,2025-01-03)}', '{[1,1]}'),
  (2, false, '', '', '', 0, 0, '', 0, 0, '', 0, '(0,0)', '0', '0', '', 'null', '', '0', '(Infinity,-Infinity)', '[(0,0),(0,0)]', '((0,0))', '(0,0),(0,0)', '((0,0))', '{0,-1,0}',
   'Infinity', '-Infinity', '<(0,0),0>', 0, '00:00:00:00:00:00', '0.0.0.0/0', '::/0', 'ff:ff:ff:ff:ff:ff:ff:ff', '=/pg_monitor',
   '', '', '-infinity', '00:00', '-infinity', 'infinity', '0', '00:00+15:59', '000', '111111111', '-Infinity', '', 0, 0, 0, 0, 0, 0, 0, 0,
   'ffffffff-ffff-ffff-ffff-ffffffffffff', '0/0', '', '', 0, 0, '"x"', 'strict $', '1:1:', '10:20:10', 'empty', 'empty', 'empty', 'empty', '(,)', '[0,0]', '{}', '{}', '{}', '{}', '{}', '{}');
insert into every_type (id) values (3);
insert into portable_types select id, c_bool, c_bytea, c_int8, c_text, c_jsonb, c_numeric, c_timestamptz, c_inet, c_tsvector, c_xid8 from every_type;

-- An array of each of them that can be in one, with bounds of its own and NULL among its elements.
do $$
begin
  execute (
    select 'create table every_array as select id, '
      || string_agg(format('array[null, %1$I, %1$I] as %1$I', attname), ', ' order by attnum) || ' from every_type'
    from pg_attribute where attrelid = 'every_type'::regclass and attnum > 1);
end $$;
alter table every_array add primary key (id);
create table arrays (id int, bounds int[], cube text[], empties text[], moods mood[], pairs pair[], ranges span[], vectors int2vector[]);
insert into arrays values
  (1, '[-2:0]={1,NULL,3}', '[2:3][0:1][5:5]={{{a},{"b c"}},{{NULL},{"null"}}}', '{}', '{ok,"","comma,","NULL",between,NULL}',
   array[('a "b" \ ,', 1.50, '{ok}')::pair, null], '{"[1.5,2.5)",empty}', array['1 2', '']::int2vector[]),
  (2, null, '{{"",",","{}","\"","\\"}}', null, null, '[0:0]={"(,,)"}', '{}', null);

create table made_types (
  id bigint primary key, a_mood mood, a_pair pair, a_nest nest, a_span span, some_spans spans, a_mood_range mood_range, a_short short, a_shorter shorter,
  some_words words, a_pair_domain a_pair, some_mood some_mood, a_span_domain a_span, shorts short[], domains a_pair[], a_row arrays);
insert into made_types values
  (1, E'line\nbreak', ('x', 1, '{ok,NULL}'), (('y', 2.50, null), array[('z', 3, '{}')::pair]), '[-Infinity,Infinity]', '{[1,2),[3,4)}', '[ok,between]', 'fine', 'abc',
   '{a,b}', ('p', 1, null), 'between', '[1,2]', '{aa,NULL}', array[('q', 5, null)::a_pair], (9, '{1}', null, null, null, null, null, null)),
  (2, null, null, null, null, null, null, null, null, null, null, 'ok', null, null, null, null);
create table typed of pair (primary key (label), weight default 7 check (weight <> 8));
insert into typed values ('a', 1, '{ok}');
