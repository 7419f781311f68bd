import { errors } from 'jose';

/** What was wrong with a token, without the claims that the error carries: they name a person and go into no log. */
export const withoutClaims = (problem: unknown): unknown =>
  problem instanceof errors.JOSEError ? `${problem.code}: ${problem.message}` : problem;
