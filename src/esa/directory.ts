/** Who has which number at a location, and which number an emergency call from there shows (webex-api.md 3.1 and 5). */

export interface NumberOwner {
  readonly id: string;
  readonly name: string;
  /** A feature is an auto attendant, a hunt group and the like: it has no desk somebody sits at. */
  readonly kind: 'user' | 'workspace' | 'feature';
}

export interface DirectoryRow {
  readonly locationId: string;
  /** E.164; absent for somebody who has an extension only. */
  readonly number?: string;
  readonly extension?: string;
  /** The main number of the location. */
  readonly isMain: boolean;
  readonly owner?: NumberOwner;
}

export const ecbnQualities = ['RECOMMENDED', 'NOT_RECOMMENDED', 'INVALID'] as const;
export type EcbnQuality = (typeof ecbnQualities)[number];

/** The effective emergency callback number (ECBN): the address that counts is the one of this number. */
export interface Ecbn {
  /** E.164; absent when there is none. */
  readonly number?: string;
  readonly quality: EcbnQuality;
  /** How many others have this owner's number for theirs; absent when the back end does not tell. */
  readonly dependants?: number;
}
