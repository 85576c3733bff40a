import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Env } from './guards.ts';

export interface RunningServer {
  /** Takes no new requests, lets those under way finish, then resolves. */
  stop(): Promise<void>;
}

/** The address is in use or may not be used. The message is for the person at the machine. */
export class CannotListen extends Error {}

/** @throws CannotListen */
export function listen(app: Hono<Env>, host: string, port: number): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve({ stop: () => stop(server) })) as Server;
    server.keepAliveTimeout = 65_000;
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new CannotListen(`Poort ${port} is al in gebruik. Kies een andere met --port, bijvoorbeeld: script/server --port ${port + 1}`));
      else if (error.code === 'EACCES')
        reject(new CannotListen(`Poort ${port} mag niet gebruikt worden door deze gebruiker. Kies een poort boven 1024 met --port.`));
      else reject(error);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that was busy when the server closed stays open after its answer; nobody else would close it.
    const closing = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(closing);
      resolve();
    });
  });
}
