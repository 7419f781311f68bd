import { expect, it } from 'vitest';
import { readsRows, refusalOf } from './refusals.ts';

it.each([
  'set role claimgraph_server',
  'SET SESSION timezone = 0',
  'begin; set work_mem = 1',
  '-- why\nset x.y = 1',
  `select set_config('a.b', $1, false)`,
  'create temp view v as select 1',
  'CREATE LOCAL TEMPORARY TABLE t (id int)',
  'select 1 into temp t',
  'select pg_try_advisory_lock(1)',
  'prepare p as select 1',
  'declare c cursor with hold for select 1',
  'discard all',
])('refuses %s', (text) => {
  expect(refusalOf(text)).toContain('one session for all connections');
});

it.each([
  'set local role claimgraph_server',
  'set transaction isolation level serializable',
  'set constraints all deferred',
  'update t set a = 1',
  `select set_config('a.b', $1, true)`,
  'select pg_advisory_xact_lock(1)',
  `insert into t values ('; set x = 1')`,
  `insert into t values ('it''s; set x = 1')`,
  'select 1 -- ; set x = 1',
  'create function f() returns int language sql set search_path = a as $body$ select 1; set x = 1 $body$',
  'create table temperature (set_point int)',
  'select "; set x" from t',
])('lets %s pass', (text) => {
  expect(refusalOf(text)).toBeNull();
});

it.each([
  ['copy t from stdin', true],
  ['begin; COPY t (a, b) FROM STDIN WITH (FORMAT csv)', true],
  ['copy t to stdout', false],
  [`select 'copy t from stdin'`, false],
])('knows whether rows follow: %s', (text, follow) => {
  expect(readsRows(text)).toBe(follow);
});
