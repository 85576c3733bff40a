import type { Transporter } from 'nodemailer';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  /** False when the school has set no mail server; then nothing is ever sent. */
  canSend: boolean;
  /** @throws AddressRefused */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** The mail server will not have this letter for this address, now or later. */
export class AddressRefused extends Error {}

export function mailThrough(smtpUrl: string | undefined, from: string): Mail {
  if (!smtpUrl) return { canSend: false, send: async () => undefined, close: () => undefined };
  // Most schools set no mail server, and the library is large.
  let opened: Promise<Transporter> | undefined;
  const open = async (): Promise<Transporter> => {
    const { createTransport } = await import('nodemailer');
    return createTransport(smtpUrl, { from, disableFileAccess: true, disableUrlAccess: true });
  };
  return {
    canSend: true,
    async send(letter) {
      opened ??= open();
      try {
        await (await opened).sendMail(letter);
      } catch (error) {
        throw isRefusal(error) ? new AddressRefused('The mail server refuses this address.', { cause: error }) : error;
      }
    },
    // What never opened has nothing to close; whoever sent was told so.
    close: () => void opened?.then((transport) => transport.close()).catch(() => undefined),
  };
}

/** Source: RFC 5321, 4.2.1: an answer of 500 or more is for good. The library names what was answered to the addresses of a letter, and to the letter. */
const isRefusal = (error: unknown): boolean => {
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
  return ['EENVELOPE', 'EMESSAGE'].includes(code) && responseCode >= 500;
};
