/**
 * Loaded in front of a program, also in its threads and children (NODE_OPTIONS=--import): writes a line for each
 * thread that is watched and for each try to reach another machine, and refuses the try.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { threadId } from 'node:worker_threads';

const report = (what) => appendFileSync(process.env.NETWORK_LOG, `${what}\n`);

/** A server looks up the address it listens on, which asks nobody; the TypeScript loader has a pipe on this machine. */
function isLocal(name, [target]) {
  const options = Array.isArray(target) ? target[0] : target;
  return name === 'lookup' ? net.isIP(target) !== 0 : name === 'connect' && typeof options?.path === 'string';
}

function refuse(owner, name) {
  const plain = owner[name];
  owner[name] = function refused(...args) {
    if (isLocal(name, args)) return plain.apply(this, args);
    report(`${name} ${JSON.stringify(args[0])}`);
    throw new Error(`no network: ${name}`);
  };
}

refuse(net.Socket.prototype, 'connect');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  refuse(dns, name);
  refuse(dns.promises, name);
}
for (const name of ['connect', 'send']) refuse(dgram.Socket.prototype, name);
syncBuiltinESMExports();
report(`watching ${process.argv[1] ?? ''} thread ${threadId}`);
