import type { PropsWithChildren } from 'hono/jsx';
import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { SelectField, TextField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { staffWords as t } from '../texts/staff.ts';

/** A button that makes or uses a passkey at this address. */
const PassKeyButton = ({ from, make = false, children }: PropsWithChildren<{ from: string; make?: boolean }>) => (
  <pass-key from={from} make={make ? '' : undefined} failed={t('passkey.failed')} missing={t('passkey.missing')}>
    <button type="button" class="button">
      {children}
    </button>
    <p role="status" class="slip" />
    <noscript>
      <p>{t('passkey.no-script')}</p>
    </noscript>
  </pass-key>
);

interface SignInProps {
  frame: Frame;
  schools: { slug: string; name: string }[];
  chosen?: string;
  trouble?: 'recovery.length' | 'recovery.unknown' | { waitMinutes: number };
}

export const SignInPage = ({ frame, schools, chosen, trouble }: SignInProps) => (
  <StaffPage frame={frame} title={t('sign-in.title')} elements={['pass-key']}>
    <h1>{t('sign-in.title')}</h1>
    <p>{t('sign-in.intro')}</p>
    <PassKeyButton from="/staff/sign-in">{t('sign-in.use')}</PassKeyButton>
    <section class="card">
      <h2>{t('recovery.title')}</h2>
      <p>{t('recovery.intro')}</p>
      <form method="post" action="/staff/recovery" autocomplete="off">
        {schools.length > 1 ? (
          <SelectField name="school" label={t('recovery.school')} value={chosen} options={schools.map(({ slug, name }) => ({ value: slug, text: name }))} />
        ) : (
          <input type="hidden" name="school" value={schools[0]?.slug ?? ''} />
        )}
        <TextField
          name="code"
          label={t('recovery.code')}
          slip={trouble && (typeof trouble === 'object' ? t('recovery.wait', { minutes: trouble.waitMinutes }) : t(trouble))}
          maxlength={40}
        />
        <Button look="second">{t('recovery.go')}</Button>
      </form>
    </section>
    <p>{t('sign-in.lost')}</p>
  </StaffPage>
);

/** For whoever sent a form after their session was over: it waits here, unseen, until they have signed in beside it. */
export const UnsentPage = ({ frame, to, fields }: { frame: Frame; to: string; fields: [name: string, value: string][] }) => (
  <StaffPage frame={frame} title={t('unsent.title')}>
    <h1>{t('unsent.title')}</h1>
    <Notice worry>{t('unsent.kept')}</Notice>
    <form class="card" method="post" action={to}>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p>{t('unsent.first')}</p>
      <a class="button second" href="/staff/sign-in" target="_blank" rel="noopener">
        {t('unsent.sign-in')}
      </a>
      <p>{t('unsent.then')}</p>
      <Button>{t('unsent.send')}</Button>
    </form>
  </StaffPage>
);

/** Where somebody who was invited, or who lost a passkey, makes one. */
export const MakePasskeyPage = ({ frame, name, from }: { frame: Frame; name: string; from: string }) => (
  <StaffPage frame={frame} title={t('passkey.title')} elements={['pass-key']}>
    <h1>{t('passkey.welcome', { name })}</h1>
    <p>{t('passkey.what')}</p>
    <p>{t('passkey.how')}</p>
    <PassKeyButton from={from} make>
      {t('passkey.make')}
    </PassKeyButton>
  </StaffPage>
);

/** An invitation that was used, is over or never was: all three look the same from outside. */
export const InvitationOverPage = ({ frame }: { frame: Frame }) => (
  <StaffPage frame={frame} title={t('invitation.over')}>
    <h1>{t('invitation.over')}</h1>
    <p>{t('invitation.used')}</p>
    <LinkButton to="/staff/sign-in">{t('sign-in.title')}</LinkButton>
    <p>{t('invitation.new')}</p>
  </StaffPage>
);

/** Asks before new codes are made, because they end the older sheet. */
export const MakeCodesPage = ({ frame }: { frame: Frame }) => (
  <StaffPage frame={frame} title={t('codes.title')}>
    <h1>{t('codes.title')}</h1>
    <p>{t('codes.what')}</p>
    <p>{t('codes.new')}</p>
    <form method="post" action="/staff/recovery-codes">
      <Button>{t('codes.make')}</Button>
    </form>
    <LinkButton look="quietly" to="/staff">
      {t('codes.later')}
    </LinkButton>
  </StaffPage>
);

/** Shown once, to be printed and put away. */
export const RecoveryCodesPage = ({ frame, codes, next }: { frame: Frame; codes: string[]; next: string }) => (
  <StaffPage frame={frame} title={t('codes.title')}>
    <h1>{t('codes.title')}</h1>
    <Notice>{t('codes.once')}</Notice>
    <p>{t('codes.what')}</p>
    <ol class="codes">
      {codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ol>
    <p class="no-print">{t('codes.print')}</p>
    <div class="no-print">
      <LinkButton to={next}>{t('codes.kept')}</LinkButton>
    </div>
  </StaffPage>
);
