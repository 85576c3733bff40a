import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';

/** How to run PostgreSQL here: it refuses to run as root, so root lends it an account of its own. */
export interface Account {
  /** The command line that runs `program` in this account. */
  commandFor(program: string, args: string[]): { file: string; args: string[]; uid?: number; gid?: number };
  /** Makes a file or folder this account's own. */
  give(path: string): void;
}

/** Nothing on this machine lets root run PostgreSQL in another account. The message is for the person at the machine. */
export class NoAccount extends Error {}

const name = 'vastegrond';

/**
 * The account in which PostgreSQL can run this program and work in this folder; the folder becomes the account's own.
 * @throws NoAccount
 */
export function accountForPostgres(postgres: string, folder: string): Account {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) {
    return { commandFor: (program, args) => ({ file: program, args }), give: () => undefined };
  }
  const { uid, gid } = existingAccount() ?? newAccount() ?? sharedAccount();
  const give = (path: string): void => chownSync(path, uid, gid);
  give(folder);
  const direct: Account['commandFor'] = (program, args) => ({ file: program, args, uid, gid });
  for (const commandFor of [direct, withRightToPass(uid, gid)]) {
    if (starts(commandFor(postgres, ['--version'])) && starts(commandFor('ls', [folder]))) return { commandFor, give };
  }
  throw new NoAccount(
    'Vaste Grond draait hier als root, en PostgreSQL mag dat niet. Zet deze map op een plek waar andere gebruikers bij kunnen (bijvoorbeeld /opt/vaste-grond), of start als gewone gebruiker.',
  );
}

/** An ordinary account cannot enter e.g. /root; the right to search folders (and nothing else of root's) lets it reach its own. */
const withRightToPass =
  (uid: number, gid: number): Account['commandFor'] =>
  (program, args) => ({
    file: 'setpriv',
    args: [
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--inh-caps=-all,+dac_read_search',
      '--ambient-caps=-all,+dac_read_search',
      '--bounding-set=-all,+dac_read_search',
      program,
      ...args,
    ],
  });

function starts(command: ReturnType<Account['commandFor']>): boolean {
  const { file, args, ...account } = command;
  return spawnSync(file, args, { ...account, stdio: 'ignore' }).status === 0;
}

function existingAccount(account = name): { uid: number; gid: number } | undefined {
  const uid = Number(outputOf('id', ['-u', account]));
  const gid = Number(outputOf('id', ['-g', account]));
  return uid > 0 && gid > 0 ? { uid, gid } : undefined;
}

function newAccount(): { uid: number; gid: number } | undefined {
  spawnSync('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', name], { stdio: 'ignore' });
  return existingAccount();
}

function sharedAccount(): { uid: number; gid: number } {
  const nobody = existingAccount('nobody');
  if (nobody) return nobody;
  throw new NoAccount('Vaste Grond draait hier als root, en PostgreSQL mag dat niet. Start Vaste Grond als gewone gebruiker.');
}

function outputOf(file: string, args: string[]): string | undefined {
  const { status, stdout } = spawnSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout.trim() : undefined;
}
