import { describeMatrix } from './matrix.ts';

describeMatrix('github');
