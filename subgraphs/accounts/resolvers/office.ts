import { globalId } from '#kernel/global-id.ts';
import type { CenterResolvers, OfficerResolvers, PortResolvers } from '../generated.ts';

/** An official of customs. */
export const Officer: OfficerResolvers = {
  __resolveReference: ({ officerId }, { loaders }) => loaders.officerById.load(officerId),
  id: ({ officerId }) => globalId('Officer', officerId),
  port: ({ portCode }, _arguments, { loaders }) => (portCode === null ? null : loaders.port.load(portCode)),
  center: ({ centerCode }, _arguments, { loaders }) =>
    centerCode === null ? null : loaders.center.load(centerCode),
};

/** A port of entry. */
export const Port: PortResolvers = {
  __resolveReference: ({ code }, { loaders }) => loaders.port.load(code),
  id: ({ code }) => globalId('Port', code),
};

/** A Center of Excellence and Expertise. */
export const Center: CenterResolvers = {
  __resolveReference: ({ code }, { loaders }) => loaders.center.load(code),
  id: ({ code }) => globalId('Center', code),
};
