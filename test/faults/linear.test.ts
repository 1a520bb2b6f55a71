import { describeMatrix } from './matrix.ts';

describeMatrix('linear');
