-- A timeline as tables. Dates are EDTF or ISO 8601 text, null where open; places in a text count Unicode characters.
-- What began before 1980, in order:  select title from events where start_latest < '1980' order by position;
create table timeline (annals integer not null, title text);
create table documents (id text primary key, file text, title text, source text, published text, sha256 text);
create table actors (id text primary key, name text not null, kind text not null);
create table events (
  position integer primary key,                 -- in timeline order, from 0
  id text not null unique, title text not null, type text not null, "when" text,
  start_earliest text, start_latest text, end_earliest text, end_latest text,
  basis text not null, status text not null, place text, reporter text, fulfilled_by text, confidence real, salience real
);
create table participants (event text not null references events (id), actor text not null, role text not null);
create table evidence (
  event text not null references events (id), document text not null, from_char integer, to_char integer,
  trigger_from integer, trigger_to integer, quote text not null, says text, rule text, anchor text, why text,
  start_earliest text, start_latest text, end_earliest text, end_latest text, basis text
);
create table relations (
  from_event text not null, to_event text not null, relation text not null, gap_min integer, gap_max integer, basis text,
  document text, from_char integer, to_char integer, quote text, says text, rule text, anchor text,
  why text
);
create table contradictions (position integer primary key, retracted text not null, why text not null);
create table statements (contradiction integer not null references contradictions (position), statement text not null);
create table notes (document text, from_char integer, to_char integer, text text not null);
create table answers (part text not null, event text not null);   -- when the timeline answers a question: certain, begun, possible
create index events_start on events (start_earliest, start_latest);
create index events_end on events (end_earliest, end_latest);
create index events_type on events (type, status);
create index participants_actor on participants (actor, role);
create index participants_event on participants (event);
create index evidence_event on evidence (event);
create index evidence_document on evidence (document);
create index relations_from on relations (from_event, relation);
create index relations_to on relations (to_event, relation);
