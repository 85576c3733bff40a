import type { Transporter } from 'nodemailer';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  /** False when the school has set no mail server; then nothing is ever sent. */
  canSend: boolean;
  send(letter: Letter): Promise<void>;
  close(): void;
}

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
      await (await opened).sendMail(letter);
    },
    // What never opened has nothing to close; whoever sent was told so.
    close: () => void opened?.then((transport) => transport.close()).catch(() => undefined),
  };
}
