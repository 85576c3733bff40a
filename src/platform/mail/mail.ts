import { createTransport } from 'nodemailer';

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
  const transport = createTransport(smtpUrl, { from, disableFileAccess: true, disableUrlAccess: true });
  return {
    canSend: true,
    send: async (letter) => void (await transport.sendMail(letter)),
    close: () => transport.close(),
  };
}
