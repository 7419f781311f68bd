import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { roles, settingsNeededBy, type ServeRole } from '#gateway/cli/roles.ts';
import { readConfig } from '#kernel/config.ts';
import { packageRoot } from '#kernel/package-root.ts';

const read = (...path: string[]): string => readFileSync(join(packageRoot, 'deploy', ...path), 'utf8');

const composeFile = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      command: z.array(z.string()).optional(),
      environment: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const { services } = composeFile.parse(parse(read('compose.yaml'), { merge: true }));
const ours = Object.entries(services).flatMap(([name, { image, command = [], environment = {} }]) =>
  image === 'claimgraph' ? [{ name, command, environment }] : [],
);

/** The environment of a service with made-up values, as `deploy/.env` would fill it in. */
const filledIn = (environment: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+)(?::\?|:-(\w+))\}/g, (_, variable: string, otherwise?: string) => {
        const given = new RegExp(`^${variable}=(.*)$`, 'm').exec(read('example.env'))?.[1];
        if (given === undefined && otherwise === undefined) throw new Error(`example.env has no ${variable}`);
        return given ?? otherwise ?? '';
      }),
    ]),
  );

describe('the compose file', () => {
  it('has two processes of every role but the one that is all of them', () => {
    const count = (role: string): number =>
      ours.filter(({ command }) => command.join(' ') === `serve ${role}`).length;
    expect(Object.fromEntries(roles.map((role) => [role, count(role)]))).toEqual(
      Object.fromEntries(roles.map((role) => [role, role === 'all' ? 0 : 2])),
    );
  });

  it.each(ours)('gives $name every setting that its role needs', ({ command, environment }) => {
    const config = readConfig({ NODE_ENV: 'production', ...filledIn(environment) });
    const needed = settingsNeededBy(command[1] as ServeRole, config);
    expect(needed.filter((setting) => config[setting] === undefined)).toEqual([]);
  });

  it.each(ours)('gives $name no setting that the program does not have', ({ environment }) => {
    const known = readFileSync(join(packageRoot, 'kernel', 'config.ts'), 'utf8');
    expect(Object.keys(environment).filter((name) => !known.includes(`  ${name}: `))).toEqual([]);
  });

  it('sends gateways to subgraphs that it has', () => {
    const addresses = ours
      .flatMap(({ environment }) => Object.entries(environment))
      .flatMap(([name, value]) => (/^(CASES|ACCOUNTS|TRADE_PORTAL)_URL$/.test(name) ? value.split(',') : []));
    expect(addresses).toHaveLength(12);
    const hosts = addresses.map((address) => new URL(address).hostname);
    expect(hosts.filter((host) => !(host in services))).toEqual([]);
  });
});
