import { failureCatalogue, type FailureCode } from '#kernel/failure.ts';
import { generatedPageNotice } from '#schema/generated-file.ts';

const introduction = `# The error catalogue

Every code that \`errors[].extensions.code\` can carry. The list is closed: the contract has the same as the enum \`FailureCode\`,
and the clients know it as a type. Beside the code an error says in which system it began (\`source\`), whether the same call can
succeed later (\`retryable\`), when to try (\`retryAfterMs\`, if that system said so) and what to quote when reporting it (\`traceId\`).
`;

/** The error catalogue as a page, from the catalogue in the kernel. */
export function errorCatalogue(): string {
  const rows = (Object.keys(failureCatalogue) as FailureCode[]).map((code) => {
    const { source, retryable, meaning, whatToDo } = failureCatalogue[code];
    return `| \`${code}\` | ${source} | ${retryable ? 'yes' : 'no'} | ${meaning} | ${whatToDo} |`;
  });
  const head = '| Code | Source | Retryable | Meaning | What to do |\n|---|---|---|---|---|';
  return `${generatedPageNotice}${introduction}\n${head}\n${rows.join('\n')}\n`;
}
