/** What a bond secures, by the activity codes of customs Form 301. */
const activities: Readonly<Record<string, string>> = {
  '1': 'Importer or broker',
  '1A': 'Drawback payments refunds',
  '2': 'Custodian of bonded merchandise',
  '3': 'International carrier',
  '4': 'Foreign-trade zone operator',
  '16': 'Importer security filing',
};

/** An activity code with its meaning; the agency may extend the table, so that an unknown code is its own meaning. */
export const bondActivity = (code: string): { readonly code: string; readonly label: string } => ({
  code,
  label: activities[code] ?? `Activity ${code}`,
});
