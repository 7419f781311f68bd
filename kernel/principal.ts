/** The two audiences; each has its issuer of tokens and its contract. */
export type Audience = 'trade' | 'internal';

/** What somebody acts as; each role is believed from one issuer only. */
export type Role =
  | 'IMPORTER'
  | 'BROKER'
  | 'SURETY'
  | 'ATTORNEY'
  | 'FPF_OFFICER'
  | 'NATIONAL_ACCOUNT_MANAGER'
  | 'SUPPLY_CHAIN_SECURITY_SPECIALIST'
  | 'CENTER_EXPERT'
  | 'HEADQUARTERS'
  | 'AUDITOR';

/** Which audience's issuer may give a role. */
export const audienceOfRole: Readonly<Record<Role, Audience>> = {
  IMPORTER: 'trade',
  BROKER: 'trade',
  SURETY: 'trade',
  ATTORNEY: 'trade',
  FPF_OFFICER: 'internal',
  NATIONAL_ACCOUNT_MANAGER: 'internal',
  SUPPLY_CHAIN_SECURITY_SPECIALIST: 'internal',
  CENTER_EXPERT: 'internal',
  HEADQUARTERS: 'internal',
  AUDITOR: 'internal',
};

/** Somebody whose identity was verified. What they may act for is not here: the authority register knows it. */
export interface Principal {
  readonly audience: Audience;
  /** The subject id at the issuer; of an internal user also the officer id. */
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** The roles among a token's claims that its issuer may give; everything else is ignored. */
export const believedRoles = (audience: Audience, claimed: readonly string[]): Role[] =>
  (Object.keys(audienceOfRole) as Role[]).filter(
    (role) => claimed.includes(role) && audienceOfRole[role] === audience,
  );
