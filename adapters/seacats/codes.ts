import type { CasePartyRole, CaseState, EnforcementCaseKind, Statute } from '#cases/domain.ts';

/** SEACATS's case types. */
export const kinds: ReadonlyMap<string, EnforcementCaseKind> = new Map([
  ['SZ', 'SEIZURE'],
  ['PN', 'PENALTY'],
  ['LD', 'LIQUIDATED_DAMAGES'],
]);

/** SEACATS's case states. */
export const states: ReadonlyMap<string, CaseState> = new Map([
  ['IR', 'INCIDENT_RECORDED'],
  ['DR', 'DRAFT'],
  ['OP', 'OPEN'],
  ['PP', 'PREPENALTY_ISSUED'],
  ['PA', 'PREPENALTY_ANSWERED'],
  ['NI', 'NOTICE_ISSUED'],
  ['NR', 'NO_RESPONSE'],
  ['PR', 'PETITION_RECEIVED'],
  ['UR', 'UNDER_REVIEW'],
  ['RH', 'REFERRED_TO_HEADQUARTERS'],
  ['IQ', 'INFORMATION_REQUESTED'],
  ['DI', 'DECISION_ISSUED'],
  ['DL', 'DECISION_LAPSED'],
  ['SP', 'SUPPLEMENTAL_PETITION_RECEIVED'],
  ['OF', 'OFFER_RECEIVED'],
  ['DS', 'DEMAND_ON_SURETY'],
  ['RC', 'REFERRED_TO_COUNSEL'],
  ['RJ', 'REFERRED_TO_JUSTICE'],
  ['LI', 'IN_LITIGATION'],
  ['JU', 'JUDGMENT'],
  ['FP', 'FORFEITURE_PENDING'],
  ['FF', 'FORFEITED'],
  ['ST', 'STAYED'],
  ['CL', 'CLOSED'],
]);

/** SEACATS's roles of parties. */
export const partyRoles: ReadonlyMap<string, CasePartyRole> = new Map([
  ['PRN', 'PRINCIPAL'],
  ['SRT', 'SURETY'],
  ['BRK', 'BROKER'],
  ['ATT', 'ATTORNEY'],
  ['CLM', 'CLAIMANT'],
  ['LNH', 'LIENHOLDER'],
  ['TMO', 'TRADEMARK_OWNER'],
]);

/** SEACATS's statutes. */
export const statutes: ReadonlyMap<string, Statute> = new Map([
  ['19USC1304', 'USC_19_1304'],
  ['19USC1431', 'USC_19_1431'],
  ['19USC1436', 'USC_19_1436'],
  ['19USC1448', 'USC_19_1448'],
  ['19USC1453', 'USC_19_1453'],
  ['19USC1459', 'USC_19_1459'],
  ['19USC1466', 'USC_19_1466'],
  ['19USC1484', 'USC_19_1484'],
  ['19USC1497', 'USC_19_1497'],
  ['19USC1499', 'USC_19_1499'],
  ['19USC1509', 'USC_19_1509'],
  ['19USC1526', 'USC_19_1526'],
  ['19USC1581', 'USC_19_1581'],
  ['19USC1584', 'USC_19_1584'],
  ['19USC1586', 'USC_19_1586'],
  ['19USC1592', 'USC_19_1592'],
  ['19USC1593A', 'USC_19_1593A'],
  ['19USC1595A', 'USC_19_1595A'],
  ['19USC1623', 'USC_19_1623'],
  ['19USC1641', 'USC_19_1641'],
  ['22USC401', 'USC_22_401'],
  ['31USC5316', 'USC_31_5316'],
  ['31USC5317', 'USC_31_5317'],
  ['31USC5324', 'USC_31_5324'],
  ['31USC5332', 'USC_31_5332'],
  ['18USC545', 'USC_18_545'],
  ['15USC1124', 'USC_15_1124'],
  ['21USC331', 'USC_21_331'],
  ['16USC3372', 'USC_16_3372'],
  ['13USC305', 'USC_13_305'],
  ['OTHR', 'OTHER'],
]);
