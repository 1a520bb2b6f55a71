#!/usr/bin/env node
import { main } from '../dist/main.js';

process.exitCode = await main(process);
// A connection that a vendor or proxy never answered must not keep the process; everything is written by now.
setTimeout(() => process.exit(), 200).unref();
