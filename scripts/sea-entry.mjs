// What bin/wiplimit.js does, without waiting at the top level: a program inside Node is CommonJS.
import { main } from '../src/cli/main.ts';

main(process).then((exitCode) => {
  process.exitCode = exitCode;
  setTimeout(() => process.exit(), 200).unref();
});
