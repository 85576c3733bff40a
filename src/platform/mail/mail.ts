import type { Transporter } from 'nodemailer';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  /** False when the school has set no mail server; then nothing is ever sent. */
  canSend: boolean;
  /** @throws AddressRefused or MailServerAway */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** The mail server will not have this letter for this address, now or later. */
export class AddressRefused extends Error {}

/** The mail server cannot be reached, does not answer, or does not let us in: whatever is written to now, it will be so for everybody. */
export class MailServerAway extends Error {}

/**
 * Everything that is done daily waits for letters, and so does whatever is let through on the hour. In milliseconds; the address of the
 * server may say otherwise.
 */
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 30_000 };

export function mailThrough(smtpUrl: string | undefined, from: string): Mail {
  if (!smtpUrl) return { canSend: false, send: async () => undefined, close: () => undefined };
  // Most schools set no mail server, and the library is large.
  let opened: Promise<Transporter> | undefined;
  const open = async (): Promise<Transporter> => {
    const { createTransport } = await import('nodemailer');
    return createTransport({ url: smtpUrl, ...patience }, { from, disableFileAccess: true, disableUrlAccess: true });
  };
  return {
    canSend: true,
    async send(letter) {
      opened ??= open();
      try {
        await (await opened).sendMail(letter);
      } catch (error) {
        throw troubleOf(error);
      }
    },
    // What never opened has nothing to close; whoever sent was told so.
    close: () => void opened?.then((transport) => transport.close()).catch(() => undefined),
  };
}

/**
 * Source: RFC 5321, 4.2.1: an answer of 500 or more is for good. The library names what was answered to the addresses of a letter, and to the
 * letter; a sender who is refused is so in every letter.
 */
function troubleOf(error: unknown): unknown {
  const { code = '', responseCode = 0, command } = error as { code?: string; responseCode?: number; command?: string };
  if (!['EENVELOPE', 'EMESSAGE'].includes(code) || command === 'MAIL FROM') return new MailServerAway('The mail server is away.', { cause: error });
  return responseCode >= 500 ? new AddressRefused('The mail server refuses this address.', { cause: error }) : error;
}
