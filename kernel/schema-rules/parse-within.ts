import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { Failure } from '#kernel/failure.ts';

/** Parses a document of at most `maxTokens` tokens, or says which limit it passes or where it breaks. */
export function parseWithin(source: string, maxTokens: number): DocumentNode | Failure {
  try {
    return parse(source, { maxLexicalTokens: maxTokens });
  } catch (cause) {
    // The parser descends by recursion, so a generous token limit can still exhaust the stack.
    if (cause instanceof RangeError) {
      return new Failure('QUERY_LIMIT_EXCEEDED', 'The query is nested too deeply to be read.', { cause });
    }
    if (!(cause instanceof GraphQLError)) throw cause;
    if (passesTokenLimit(cause)) {
      const message = `The query exceeds the limit on tokens: more than the ${maxTokens} allowed.`;
      return new Failure('QUERY_LIMIT_EXCEEDED', message, { cause });
    }
    const { line, column } = cause.locations?.[0] ?? { line: 1, column: 1 };
    const message = `Syntax error at line ${line}, column ${column}: ${withoutEcho(cause.message)}`;
    return new Failure('QUERY_MALFORMED', message, { cause });
  }
}

// The token limit has no error class of its own. No client can forge the message, because what it wrote
// only appears after the parser's own first words.
function passesTokenLimit(error: GraphQLError): boolean {
  return error.message.startsWith('Syntax Error: Document contains more th');
}

// What stands between the outer quotes came from the client: it may be long, secret or break a log line.
function withoutEcho(message: string): string {
  const words = message.replace(/^Syntax Error: /, '');
  return words
    .replace(/(Name|String|Int|Float|Comment) "([\s\S]{9})[\s\S]*"/, '$1 "$2..."')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 120);
}
