import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SaxesParser } from 'saxes';
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

  it.each([`]]>`, `<a b="c">`, `a&amp;b`, `'"`, `José 𝄞`, `<!-- --><?x?>`])(
    'carries the name %s as a text and nothing else (fault-E22)',
    async (username) => {
      await using seacats = await startRawSeacats(({ requestId }) => http(answerTo(requestId, [], [first])));
      await using client = await clientOf(seacats.url, { username });
      await client.getCases([first], never());
      expect(textsNamed('Username', seacats.requests[0]?.body ?? '')).toEqual([username]);
    },
  );

  it.each(['a\u0000b', 'a\u0008b', 'a\uFFFEb', 'a\uD800b'])(
    'is not made for a name with a character that XML has not (fault-E22)',
    async (username) => {
      await expect(clientOf('http://127.0.0.1:1/', { username })).rejects.toThrow(RangeError);
    },
  );
});

/** The text of every element of a name, as another parser than the writer's reads it. */
function textsNamed(name: string, xml: string): string[] {
  const texts: string[] = [];
  let open = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local }) => {
    open = local === name;
    if (open) texts.push('');
  });
  parser.on('text', (text) => {
    if (open) texts.push(String(texts.pop()) + text);
  });
  parser.on('closetag', () => (open = false));
  parser.write(xml).close();
  return texts;
}

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

  it('is read once: what becomes of the file afterwards changes no request (fault-E25)', async () => {
    const ours = join(packageRoot, 'adapters/seacats/seacats.wsdl');
    const wsdlPath = join(await mkdtemp(join(tmpdir(), 'seacats wsdl ')), 'seacats.wsdl');
    await copyFile(ours, wsdlPath);
    await using seacats = await startRawSeacats(({ requestId }) => http(answerTo(requestId, [], [first])));
    await using client = await clientOf(seacats.url, { wsdlPath });
    await writeFile(wsdlPath, (await readFile(ours, 'utf8')).replaceAll('GetCases', 'DropCases'));
    await client.getCases([first], never());
    expect(seacats.requests[0]?.head).toMatch(/SOAPAction: "urn:seacats:enforcement:1\/GetCases"/);
    expect(seacats.requests[0]?.body).not.toContain('DropCases');
  });

  it('is the same on both sides of the border (fault-E25)', async () => {
    const [ours, theirs] = await Promise.all(
      ['seacats', 'seacats-mock'].map((room) =>
        readFile(join(packageRoot, 'adapters', room, 'seacats.wsdl')),
      ),
    );
    expect(ours).toEqual(theirs);
  });
});
