/** What was looked at and how it was found. */
export interface Finding {
  readonly what: string;
  /** Whether it is as it should be; null where there is nothing to look at. */
  readonly ok: boolean | null;
  /** What was seen, or what is wrong and what to do. */
  readonly says: string;
}

/** Looks at one thing; what it throws is a finding, too. */
export interface Check {
  readonly what: string;
  look(): Promise<Omit<Finding, 'what'>>;
}

/** Looks at everything, one after another. Never rejects. */
export async function lookAt(checks: readonly Check[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) {
    const { what } = check;
    try {
      findings.push({ what, ...(await check.look()) });
    } catch (problem) {
      findings.push({ what, ok: false, says: problem instanceof Error ? problem.message : String(problem) });
    }
  }
  return findings;
}
