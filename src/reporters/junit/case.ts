/** A test case of the report. */
export interface Case {
  /** Without numbers that change from run to run, so that a history of it can be kept. */
  name: string;
  result: 'passed' | 'failure' | 'error';
  /** What there is to say of it; empty where all is well. */
  message: string;
  /** The kind of failure or error. */
  type: string;
}

export interface Suite {
  name: string;
  cases: readonly Case[];
}

export const passed = (name: string, message = ''): Case => ({ name, result: 'passed', message, type: '' });
