// Loaded into each measured process: on its way out it writes what it used to file descriptor 3.
const { readFileSync, writeSync } = require('node:fs');

function peakKb() {
  try {
    // Unlike maxRSS this begins anew with the program, not with whoever started it.
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.on('exit', () => {
  try {
    const { user, system } = process.cpuUsage();
    writeSync(3, JSON.stringify({ peakMb: peakKb() / 1024, cpuMs: (user + system) / 1000 }));
  } catch {
    // Started by somebody who does not listen.
  }
});
