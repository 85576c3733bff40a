import { connect, createServer, type Socket } from 'node:net';

/** So many bytes in one direction, before the other side says something. */
export interface Burst {
  way: 'up' | 'down';
  bytes: number;
}

export interface Relay {
  /** What passed since this was last asked, in its order. */
  taken(): Burst[];
  close(): Promise<void>;
}

/**
 * Stands between phones and program on 127.0.0.1 and notes what somebody sees who watches an encrypted line: how much goes which
 * way and in which order. TLS adds some 22 bytes a record to that, on both kinds of visit alike, and hides nothing of it.
 * One phone at a time.
 */
export async function relay(port: number, programPort: number): Promise<Relay> {
  let bursts: (Burst & { line: Socket })[] = [];
  const open = new Set<Socket>();
  const seen = (line: Socket, way: Burst['way'], bytes: number): void => {
    const last = bursts.at(-1);
    if (last?.line === line && last.way === way) last.bytes += bytes;
    else bursts.push({ line, way, bytes });
  };
  const server = createServer((phone) => {
    const program = connect({ port: programPort, host: '127.0.0.1', noDelay: true });
    phone.setNoDelay();
    phone.on('data', (part) => {
      seen(phone, 'up', part.length);
      program.write(part);
    });
    program.on('data', (part) => {
      seen(phone, 'down', part.length);
      phone.write(part);
    });
    for (const [end, other] of [
      [phone, program],
      [program, phone],
    ] as const) {
      open.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        open.delete(end);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    taken() {
      const passed = bursts.map(({ way, bytes }) => ({ way, bytes }));
      bursts = [];
      return passed;
    },
    async close() {
      for (const end of open) end.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
