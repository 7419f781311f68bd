import { globalId } from '#kernel/global-id.ts';
import type { CenterResolvers, OfficerResolvers } from '../generated.ts';

/** An official of customs. */
export const Officer: OfficerResolvers = {
  __resolveReference: ({ officerId }, { loaders }) => loaders.officerById.load(officerId),
  id: ({ officerId }) => globalId('Officer', officerId),
  center: ({ centerCode }, _arguments, { loaders }) =>
    centerCode === null ? null : loaders.center.load(centerCode),
};

/** A Center of Excellence and Expertise. */
export const Center: CenterResolvers = {
  __resolveReference: ({ code }, { loaders }) => loaders.center.load(code),
  id: ({ code }) => globalId('Center', code),
};
