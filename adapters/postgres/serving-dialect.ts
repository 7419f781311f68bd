import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type Driver,
  type PostgresDialectConfig,
} from 'kysely';
import pg from 'pg';
import { isConnectionLost } from './unavailable.ts';

/** PostgreSQL as a role has it: each transaction takes the role when it begins, in one journey to the server. */
export class ServingDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #role: string;

  constructor(config: PostgresDialectConfig, role: string) {
    super(config);
    this.#config = config;
    this.#role = role;
  }

  override createDriver(): Driver {
    return new ServingDriver(this.#config, this.#role);
  }
}

class ServingDriver extends PostgresDriver {
  readonly #begin: CompiledQuery;

  constructor(config: PostgresDialectConfig, role: string) {
    super(config);
    // LOCAL, so that the next user of the connection is not left with the role.
    this.#begin = CompiledQuery.raw(`begin; set local role ${pg.escapeIdentifier(role)}`);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(this.#begin);
    } catch (error) {
      // The transaction has begun where the role was refused, and kysely ends only one whose beginning went well.
      if (!isConnectionLost(error)) await this.rollbackTransaction(connection);
      throw error;
    }
  }
}
