import { audienceOfRole, type Audience, type Role } from '#kernel/principal.ts';

/** Somebody to try the graph as. */
export interface Persona {
  readonly name: string;
  readonly subject: string;
  readonly title: string;
  readonly role: Role;
  readonly audience: Audience;
  /** What the persona sees, as a noun phrase. */
  readonly sees: string;
}

const persona = (name: string, subject: string, title: string, role: Role, sees: string): Persona => ({
  name,
  subject,
  title,
  role,
  audience: audienceOfRole[role],
  sees,
});

/** The demonstration's people; what each may act for stands in the demonstration data, bound to the subject. */
export const personas: readonly Persona[] = [
  persona('officer', 'officer-a', 'FP&F officer', 'FPF_OFFICER', 'every case'),
  persona('importer', 'mdt-armor', 'Importer MDT Armor', 'IMPORTER', 'the cases of MDT Armor'),
  persona('broker', 'panmet', 'Broker Panmet', 'BROKER', 'the cases of MDT Armor, under a power of attorney'),
  persona(
    'surety',
    'surety-a',
    'Surety A',
    'SURETY',
    'cases on its bonds: amounts and the name of the principal',
  ),
  persona('attorney', 'attorney-a', 'Attorney A', 'ATTORNEY', 'the one case named in the grant'),
  persona(
    'nam',
    'nam-a',
    'National Account Manager A',
    'NATIONAL_ACCOUNT_MANAGER',
    'the cases of assigned accounts',
  ),
  persona(
    'scss',
    'scss-a',
    'Supply Chain Security Specialist A',
    'SUPPLY_CHAIN_SECURITY_SPECIALIST',
    'the cases of assigned accounts',
  ),
  persona(
    'center-expert',
    'expert-a',
    'Center expert A',
    'CENTER_EXPERT',
    'the cases of accounts of Center 003',
  ),
  persona('hq', 'hq-a', 'Headquarters official A', 'HEADQUARTERS', 'every case'),
  persona('auditor', 'auditor-a', 'Auditor A', 'AUDITOR', 'every case'),
  persona(
    'other-nam',
    'nam-b',
    'National Account Manager B',
    'NATIONAL_ACCOUNT_MANAGER',
    'the cases of other accounts',
  ),
  persona('stranger', 'stranger', 'Importer without an account', 'IMPORTER', 'no case'),
];

/** Nobody of the demonstration has this name. */
export class PersonaUnknown extends Error {
  override readonly name = 'PersonaUnknown';

  constructor(name: string) {
    super(`there is no persona ${name}; expected one of ${personas.map((one) => one.name).join(', ')}`);
  }
}

/** The persona of a name; throws PersonaUnknown, which lists the names there are. */
export function personaNamed(name: string): Persona {
  const found = personas.find((candidate) => candidate.name === name);
  if (found !== undefined) return found;
  throw new PersonaUnknown(name);
}
