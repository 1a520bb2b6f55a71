import type { Finding } from '../../model/doctor.ts';
import { listAnd } from '../../text/list.ts';
import type { Facts, ProgramFacts } from '../facts.ts';
import { hint, problem, well } from '../finding.ts';
import { TITLES } from '../titles.ts';

/** Major and minor of the oldest Node.js that wiplimit runs on. */
const OLDEST_NODE = [20, 19] as const;

/** Node.js, the proxy, and the variables that bend what is measured. */
export function checkProgram({ program, live, asked }: Facts): Finding[] {
  const { node, proxy, proxyFault, proxyIgnored, fixedNow } = program;
  const findings: Finding[] = [nodeFinding(node)];
  if (live && proxyFault !== null) findings.push(proxyFinding(proxyFault, asked));
  else if (live && proxy !== null)
    findings.push(
      well('proxy', `Requests go through the proxy ${proxy}, except to this machine and NO_PROXY.`),
    );
  if (live && proxyIgnored)
    findings.push(
      hint('proxy-ignored', 'ALL_PROXY is set, which wiplimit does not read.', {
        why: 'Requests go straight to GitHub and Linear; a network that wants the proxy lets none through.',
        remedy: 'Set HTTPS_PROXY to the same address.',
      }),
    );
  if (live && fixedNow !== null)
    findings.push(
      hint('fixed-now', `WIPLIMIT_NOW is set to ${fixedNow}.`, {
        why: 'Ages, dated limits and exceptions are those of that moment, while the records are of today.',
        remedy: 'Unset it for everyday runs.',
      }),
    );
  return findings;
}

/** It keeps every source from being asked: told once, with what was not read. */
function proxyFinding(fault: NonNullable<ProgramFacts['proxyFault']>, asked: Facts['asked']): Finding {
  const titles = listAnd(asked.map((source) => TITLES[source]));
  const why = `${titles} ${asked.length === 1 ? 'was' : 'were'} not asked, so nothing is counted.`;
  if (fault === 'no-address')
    return problem('proxy', 'HTTPS_PROXY or HTTP_PROXY is not the address of a proxy.', {
      why,
      remedy: 'Write it as http://host:port, or unset it.',
    });
  return problem('proxy', 'HTTPS_PROXY or HTTP_PROXY names a SOCKS proxy, which wiplimit cannot use.', {
    why,
    remedy:
      'Name an HTTP proxy: http://host:port or https://host:port. Many SOCKS proxies have an HTTP port beside.',
  });
}

function nodeFinding(node: string): Finding {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const isEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (isEnough) return well('node', `Node.js ${node}`);
  return problem(
    'node',
    `This is Node.js ${node}; wiplimit is made for ${OLDEST_NODE.join('.')} and newer.`,
    {
      why: 'Older ones lack what it is built on: it may end in the middle, or not start at all.',
      remedy: 'Install a current Node.js from nodejs.org or with your version manager.',
    },
  );
}
