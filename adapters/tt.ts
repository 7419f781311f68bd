import { openDatabase } from './postgres/database.ts';
import { readFileSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { isUnavailable } from './postgres/unavailable.ts';
const errs: string[] = [];
const db = await openDatabase(
  { dataDirectory: 'memory://' },
  { onConnectionError: (e) => errs.push(e.message), acquireTimeoutMs: 5000 },
);
const say = (l: string) => (p: Promise<any>) =>
  p.then(
    (r) => console.log(l, 'ok', JSON.stringify(r.rows).slice(0, 200)),
    (e) => console.log(l, e.code, e.message.slice(0, 160), isUnavailable(e)),
  );
// flush path
const c = await db.pool.connect();
const paged = c.query({ text: 'select n from generate_series(1,$1::int) n', values: [7], rows: 2 } as any);
const other = db.pool.query('select $1::int as other', [1]);
await say('paged')(paged);
await say('other')(other);
await c.query('begin');
await say('paged in tx')(
  c.query({ text: 'select n from generate_series(1,$1::int) n', values: [5], rows: 2 } as any),
);
await c.query('commit');
await say('paged error')(
  c.query({ text: 'select 1/(3-n) from generate_series(1,$1::int) n', values: [5], rows: 2 } as any),
);
await say('paged refused')(c.query({ text: 'select pg_advisory_lock($1)', values: [5], rows: 2 } as any));
await say('after')(c.query('select 1'));
c.release();
await say('deep')(db.pool.query('select ' + '('.repeat(50000) + '1' + ')'.repeat(50000)));
await say('after')(db.pool.query('select 1'));
await say('plpgsql recursion')(
  db.pool.query(
    'create function r(n int) returns int language plpgsql as $$ begin return r(n+1); end $$; select r(1)',
  ),
);
await say('after')(db.pool.query('select 1'));
await say('huge')(db.pool.query("select length(repeat('x', 1000000000)||'y')"));
await say('after')(db.pool.query('select 1'));
await say('big result')(
  db.pool
    .query("select length(x) from (select repeat('x', 1000) as x from generate_series(1,1000)) t")
    .then((r) => ({ rows: [r.rowCount] })),
);
await say('30MB')(
  db.pool
    .query("select repeat('x', 1000) as x from generate_series(1,30000)")
    .then((r) => ({ rows: [r.rowCount] })),
);
await say('empty')(db.pool.query(''));
await say('unicode')(db.pool.query("select 'é€😀' as u, $1::text as v", ['é€😀']));
// CREATEROLE on PG18
const q = (t: string) => db.pool.query(t);
await q('create role dba createrole');
const t = await db.pool.connect();
await t.query('begin; set local role dba');
await t.query(readFileSync('adapters/postgres/migrations/0001-roles.sql', 'utf8'));
await say('pg18 set')(
  t.query(
    "select pg_has_role('dba','claimgraph_server','SET') s, pg_has_role('dba','claimgraph_server','MEMBER') m",
  ),
);
await t.query('commit');
t.release();
await q('create role dba2 createrole');
const u = await db.pool.connect();
await u.query('begin; set local role dba2');
await say('other owner')(u.query(readFileSync('adapters/postgres/migrations/0001-roles.sql', 'utf8')));
await u.query('rollback');
u.release();
await db.close();
console.log(errs);
rmSync('/tmp/pgt', { recursive: true, force: true });
mkdirSync('/tmp/pgt/full', { recursive: true });
writeFileSync('/tmp/pgt/full/x', '');
writeFileSync('/tmp/pgt/file', '');
mkdirSync('/tmp/pgt/bad');
writeFileSync('/tmp/pgt/bad/PG_VERSION', '18');
mkdirSync('/tmp/pgt/old');
writeFileSync('/tmp/pgt/old/PG_VERSION', '16');
for (const d of [
  '/tmp/pgt/full',
  '/tmp/pgt/file',
  '/tmp/pgt/file/x',
  '/tmp/pgt/bad',
  '/tmp/pgt/old',
  '/proc/x/y',
])
  await openDatabase({ dataDirectory: d }).then(
    async (x) => {
      console.log(d, 'opened?!');
      await x.close();
    },
    (e) => console.log(d, '=>', e.message),
  );
