import type { Metafile } from 'esbuild';

export interface ThirdPartyPackage {
  name: string;
  version: string;
  /** An SPDX expression. */
  license: string;
  texts: string[];
}
export function thirdPartyPackages(metafile: Metafile, root: string): Promise<ThirdPartyPackage[]>;
export function thirdPartyLicenses(metafile: Metafile, root: string): Promise<string>;
export function isAllowed(license: string | undefined): boolean;
