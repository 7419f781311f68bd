import type { IncomingMessage } from 'node:http';

/** The body of a request; stops keeping bytes the moment there are more than `maximum`. */
export function readBytes(incoming: IncomingMessage, maximum: number): Promise<Buffer | 'too large'> {
  if (Number(incoming.headers['content-length'] ?? 0) > maximum) return Promise.resolve('too large');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length > maximum) {
        incoming.off('data', onData);
        chunks.length = 0;
        resolve('too large');
      } else chunks.push(chunk);
    };
    incoming.on('data', onData);
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.once('error', reject);
  });
}
