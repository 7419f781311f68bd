import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { passwordDigest } from 'soap';
import { describe, expect, it } from 'vitest';

import { packageRoot } from '#kernel/package-root.ts';

import { answerTo, clientOf, http, startRawSeacats } from './raw-seacats.test-kit.ts';

const first = '20262704200123-01';
const never = () => ({ signal: new AbortController().signal });

describe('a request', () => {
  it('carries a password digest over a fresh nonce and time, and never the password', async () => {
    await using seacats = await startRawSeacats(({ requestId }) => http(answerTo(requestId, [], [first])));
    await using client = await clientOf(seacats.url);
    await client.getCases([first], never());
    await client.getCases([first], never());
    const tokens = seacats.requests.map(({ body }) => ({
      username: /<wsse:Username>(.*?)</.exec(body)?.[1],
      digest: /#PasswordDigest">(.*?)</.exec(body)?.[1],
      nonce: /<wsse:Nonce[^>]*>(.*?)</.exec(body)?.[1] ?? '',
      created: /<wsu:Created>(.*?)</.exec(body)?.[1] ?? '',
    }));
    expect(tokens.map(({ username }) => username)).toEqual(['claimgraph', 'claimgraph']);
    expect(tokens.map(({ digest }) => digest)).toEqual(
      tokens.map(({ nonce, created }) => passwordDigest(nonce, created, 'p&ss<word')),
    );
    expect(new Set(tokens.map(({ nonce }) => nonce)).size).toBe(2);
    expect(seacats.requests[0]?.head).toMatch(/SOAPAction: "urn:seacats:enforcement:1\/GetCases"/);
  });
});

describe('the WSDL', () => {
  const importing = async (location: string): Promise<string> => {
    const wsdl = await readFile(join(packageRoot, 'adapters/seacats/seacats.wsdl'), 'utf8');
    const path = join(await mkdtemp(join(tmpdir(), 'seacats wsdl ')), 'seacats.wsdl');
    const element = `<xsd:import namespace="urn:other" schemaLocation="${location}"/>`;
    await writeFile(path, wsdl.replace('<xsd:simpleType name="CaseNumber">', `${element}$&`));
    return path;
  };

  it('is refused when it imports from an address, which is never asked (fault-E23)', async () => {
    let hits = 0;
    const server = createServer((_request, response) => void response.end(String((hits += 1))));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const wsdlPath = await importing(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x.xsd`);
    await expect(clientOf('http://127.0.0.1:1/', { wsdlPath })).rejects.toThrow('imports another document');
    server.close();
    expect(hits).toBe(0);
  });

  it('is refused when it imports a file (fault-E24)', async () => {
    const wsdlPath = await importing('/etc/passwd');
    await expect(clientOf('http://127.0.0.1:1/', { wsdlPath })).rejects.toThrow('imports another document');
  });
});
