import { readImporterNumber } from '#kernel/identifiers.ts';
import { pageOfFoundAccounts } from '../account-lists.ts';
import { findNode } from '../find-node.ts';
import type { QueryResolvers } from '../generated.ts';
import { pageOfPorts } from '../port-list.ts';

/** The entry points of accounts. */
export const Query: QueryResolvers = {
  node: (_root, { id }, { loaders }) => findNode(id, loaders),
  viewer: (_root, _arguments, { principal }) => principal,
  tradeAccount: (_root, { by }, { loaders, accountKeyOf }) =>
    by.accountNumber === undefined
      ? loaders.accountByKey.load(accountKeyOf(readImporterNumber(by.importerNumber)))
      : loaders.accountByNumber.load(by.accountNumber),
  tradeAccounts: (_root, search, context) => pageOfFoundAccounts(search, context),
  ports: (_root, search, context) => pageOfPorts(search, context),
  centers: (_root, _arguments, { officeRegister }) => officeRegister.listCenters(),
};
