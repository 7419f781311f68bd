/**
 * A SEACATS that means harm, in a process of its own so that its work is not measured with the adapter's. Its addresses
 * are `/whole/<sample>`, `/whole/hostile` with
 * the true record behind the hostile ones, `/truncated/<sample>` and `/closed/<sample>`, which send one byte more at every call, and
 * `/fault/<index>`; it sends its own address to the process that forked it.
 */
import { http, startRawSeacats, type RawReply, type SeenRequest } from '#seacats/raw-seacats.test-kit.ts';
import { hostileAnswers, trueAnswer } from './hostile-answer.ts';
import { samples } from './samples.ts';

const sentOf = new Map<string, number>();
const stride = Number(process.argv[2] ?? 1);

function reply(request: SeenRequest): RawReply {
  const path = /^POST (\S+)/.exec(request.head)?.[1] ?? '';
  const [, kind, which] = path.split('/');
  if (kind === 'fault') return hostileAnswers[Number(which)]?.reply(request) ?? '';
  const whole = samples.find(({ name }) => name === which)?.answering(request.requestId) ?? Buffer.alloc(0);
  if (kind === 'whole') return http(which === 'hostile' ? trueAnswer(request) : whole);
  const sent = sentOf.get(path) ?? 0;
  sentOf.set(path, sent + stride);
  const part = whole.subarray(0, sent);
  if (kind === 'truncated') return http(part);
  return (socket) => {
    const answer = http(whole);
    socket.end(answer.subarray(0, answer.length - whole.length + part.length));
  };
}

const seacats = await startRawSeacats(reply);
process.send?.(seacats.url.replace(/\/seacats$/, ''));
process.once('disconnect', () => process.exit());
