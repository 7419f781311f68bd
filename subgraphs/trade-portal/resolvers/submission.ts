import { globalId } from '#kernel/global-id.ts';
import type { MessageResolvers, SubmissionResolvers } from '../generated.ts';

/** Something that the trade filed. */
export const Submission: SubmissionResolvers = {
  __resolveReference: ({ referenceId }, { loaders }) => loaders.submission.load(referenceId),
  id: ({ referenceId }) => globalId('Submission', referenceId),
  enforcementCase: ({ caseNumber }) => ({ caseNumber }),
};

/** A message about a case. */
export const Message: MessageResolvers = {
  id: ({ messageId }) => globalId('Message', messageId),
};
