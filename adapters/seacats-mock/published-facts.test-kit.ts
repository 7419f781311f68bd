/** What is published of a case, typed by hand and apart from its records, so that a slip in either shows. */
export interface Published {
  readonly rulings: string;
  readonly names: string;
  readonly dates?: string;
  /** Identifiers, counts, periods and words with a capital. */
  readonly also?: string;
  readonly amounts?: readonly number[];
  /** The sums that a court is said to have set. */
  readonly byTheCourt?: readonly number[];
  /** The fields that the published record itself fills, in each of the case's records. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Each published case. */
export const published: Readonly<Record<string, Published>> = {
  P1: {
    rulings: 'HQ H290000',
    names: 'MDT Armor | Panmet',
    dates:
      '2019-04-09 2014-10-20 2015-10-07 2015-11-14 2016-04-27 2016-05-06 2016-05-03 2016-06-07 2016-06-24',
    also:
      '20161704200292-01 | Port of Atlanta 1704 | J50-014XXXX-X | Land Rovers | ' +
      'HTSUS 9813.00.0540 | VIN SALLDBLR8FA457669 | 38 days | Form 5955A | 9 days',
    fields: {
      CASE_NBR: '20161704200292-01',
      CASE_TYP_CD: 'LD',
      'PRTY[0].PRTY_NM': 'MDT Armor',
      'PRTY[2].PRTY_NM': 'Panmet',
    },
  },
  P2: {
    rulings: '680 F. Supp. 1569 | CIT | Court 86-05-00675',
    names: 'American Motorists | Haitian American Seashells',
    dates:
      '1987-12-23 1980-08-29 1980-08-04 1980-09-03 1980-09-15 ' +
      '1980-11-12 1980-11-27 1980-11-24 1982-04-23 1983-01-25 1984-03-01',
    also: 'FDA | 90 days | 515 days | 277 days | 401 days',
    amounts: [21_743],
    fields: {
      CASE_TYP_CD: 'LD',
      'AMTS.ASSESSED_AMT': '21743.00',
      'PRTY[0].PRTY_NM': 'Haitian American Seashells',
      'PRTY[1].PRTY_NM': 'American Motorists',
    },
  },
  P3: {
    rulings: 'CIT 14-00104 | 2017 CIT 68',
    names: 'Horizon Products',
    also: '64 plywood | April 2006 | August 2007 | 8 % | 21 | 43',
    amounts: [42_016, 120_254, 162_270, 324_540, 85_278, 50_000, 70_254, 394_794],
    byTheCourt: [162_270],
    fields: {
      CASE_TYP_CD: 'PN',
      'AMTS.ASSESSED_AMT': '324540.00',
      'AMTS.MITIGATED_AMT': '85278.00',
      'AMTS.REV_LOSS_AMT': '162270.00',
      'PRTY[0].PRTY_NM': 'Horizon Products',
    },
  },
  P4: {
    rulings: 'CIT 02-00106 | Fed. Cir.',
    names: 'Ford Motor',
    dates: '2005-07-20 2006-08-30',
    also: '1989 | / 4 | / 2',
    amounts: [184_495, 21_314_111, 3_497_080, 1_748_540, 874_270, 3_000_000],
    byTheCourt: [3_000_000],
    fields: { CASE_TYP_CD: 'PN', 'AMTS.REV_LOSS_AMT': '874270.00', 'PRTY[0].PRTY_NM': 'Ford Motor' },
  },
  P7: {
    rulings: 'CIT 07-00171 | Slip Ops 10-5, 10-91',
    names: 'Tip Top Pants',
    also: '2002 | CBP',
    amounts: [55_636.9, 1_640.53],
    fields: {
      CASE_TYP_CD: 'PN',
      'VIOL[0].STAT_CD': '19USC1592',
      'VIOL[0].CITE_TXT': '19 USC 1592',
      'PRTY[0].PRTY_NM': 'Tip Top Pants',
    },
  },
  P8: {
    rulings: 'CIT 11-00078 | Fed. Cir.',
    names: 'Nitek Electronics',
    dates: '2015-12-01 2004-04-01 2001-06-14',
    fields: { 'PRTY[0].PRTY_NM': 'Nitek Electronics' },
  },
  P9: {
    rulings: 'CIT 04-00650',
    names: 'UPS Customhouse Brokerage',
    dates: '2000-05-15',
    also: '45 | Louisville | January to May 2000 | HTSUS 8473.30.9000',
    amounts: [75_000, 15_000],
    fields: {
      CASE_TYP_CD: 'PN',
      'VIOL[0].STAT_CD': '19USC1641',
      'VIOL[0].CITE_TXT': '19 USC 1641(d)(2)(A)',
      'PRTY[0].PRTY_NM': 'UPS Customhouse Brokerage',
    },
  },
  P10: {
    rulings: '990 F.2d 610 | Fed. Cir. | CIT 91-08-00607',
    names: 'Cocoa Berkau',
    dates: '1993-03-30 1984-03-06',
    also: 'Brazil',
    amounts: [111_500],
    fields: { CASE_TYP_CD: 'LD', 'AMTS.ASSESSED_AMT': '111500.00', 'PRTY[0].PRTY_NM': 'Cocoa Berkau' },
  },
  P11: {
    rulings: 'Slip Op. 17-136',
    names: 'International Fidelity',
    dates: '2002-05-01 2007-07-24 2013-07-23',
    also: '267-4221127-4 | 017447 | 2,191',
    amounts: [231_000, 288_860.69],
    fields: { BOND_NBR: '017447', 'PRTY[0].PRTY_NM': 'International Fidelity' },
  },
  P12: {
    rulings: '975 F.3d 488 | 5th Cir.',
    names: 'Eagle Pass',
    dates: '2020-09-16 2015-09-21 2017-10-19',
    also: 'Ford F-250 | 10 % | 23 to 25 months | 759 days',
    amounts: [3_804.99, 38_049.9],
    fields: { CASE_TYP_CD: 'SZ' },
  },
  P13: {
    rulings: 'D. Ariz. CV 05-1115',
    names: 'Designer Import Group | CBP | Burberry | Prada | Gucci',
    dates: '2006-03-27 2004-03-11 2004-03-16 2004-03-25 2004-03-30',
    also: 'February to March 2004 | 19 USC 1526(e) | 30 days',
    fields: {
      CASE_TYP_CD: 'SZ',
      'VIOL[0].STAT_CD': '19USC1526',
      'VIOL[0].CITE_TXT': '19 USC 1526(e)',
      'PRTY[0].PRTY_NM': 'Designer Import Group',
    },
  },
  P15: {
    rulings: 'Slip Op. 06-190',
    names: 'Jean Roberts',
    also: '34 | NAFTA | 1997 | 1998',
    amounts: [242_375.46],
    byTheCourt: [242_375.46],
    fields: { 'PRTY[0].PRTY_NM': 'Jean Roberts' },
  },
  P17: {
    rulings: 'Slip Op. 99-132',
    names: 'Complex Machine Works',
    amounts: [400_000],
    fields: { CASE_TYP_CD: 'PN', 'PRTY[0].PRTY_NM': 'Complex Machine Works' },
  },
  P18: {
    rulings: '02-00646',
    names: 'Optrex',
    dates: '1997-10-12 1999-06-29',
    also: 'May 2002',
    fields: { 'PRTY[0].PRTY_NM': 'Optrex' },
  },
  P19: {
    rulings: 'HQ 224563',
    names: 'Ball Aerospace',
    dates: '1992-02-04 1993-02-04 1993-03-04 1993-03-05',
    also: 'Form 5955A | form 3173',
    fields: { 'PRTY[0].PRTY_NM': 'Ball Aerospace' },
  },
  P20: { rulings: 'HQ 223547', names: 'HQ 223547', also: '110 %', fields: { CASE_TYP_CD: 'LD' } },
  P21: {
    rulings: '1996',
    names: 'Snuggles',
    dates: '1985-11-23 1987-05-04',
    also: '37',
    fields: { 'PRTY[0].PRTY_NM': 'Snuggles' },
  },
};
