import { Button, Buttons, LinkButton } from '../platform/pages/button/button.tsx';
import { TextField } from '../platform/pages/field/field.tsx';
import { type Frame, StaffPage } from '../platform/pages/page.tsx';
import { wordsOf } from '../platform/texts/words.ts';
import nl from './texts/nl.json' with { type: 'json' };

const t = wordsOf({ nl })('nl');

export const CodePage = ({ frame, slip = false }: { frame: Frame; slip?: boolean }) => (
  <StaffPage frame={frame} title={t('start.title')}>
    <h1>{t('start.title')}</h1>
    <p>{t('start.intro')}</p>
    <form class="card" method="post" action="/set-up" autocomplete="off">
      <TextField name="code" label={t('start.code')} hint={t('start.code-hint')} slip={slip ? t('start.code-odd') : undefined} maxlength={30} />
      <Button>{t('start.on')}</Button>
    </form>
  </StaffPage>
);

export interface SchoolForm {
  name: string;
  phone: string;
  place: string;
}

export const SchoolStep = ({ frame, form, slips = {} }: { frame: Frame; form: SchoolForm; slips?: { name?: boolean; phone?: boolean } }) => (
  <StaffPage frame={frame} title={t('school.title')}>
    <h1>{t('school.title')}</h1>
    <form class="card" method="post" action="/set-up/school" autocomplete="off">
      <TextField name="name" label={t('school.name')} value={form.name} slip={slips.name ? t('school.name-empty') : undefined} maxlength={100} />
      <TextField name="phone" type="tel" label={t('school.phone')} value={form.phone} slip={slips.phone ? t('school.phone-odd') : undefined} maxlength={40} />
      <TextField name="place" label={t('school.place')} hint={t('school.place-hint')} value={form.place} maxlength={200} />
      <p class="quiet">{t('school.holidays')}</p>
      <Button>{t('next')}</Button>
    </form>
  </StaffPage>
);

export interface NameForm {
  givenName: string;
  familyName: string;
}

export const YouStep = ({ frame, form, slips = {} }: { frame: Frame; form: NameForm; slips?: { givenName?: boolean; familyName?: boolean } }) => (
  <StaffPage frame={frame} title={t('you.title')}>
    <h1>{t('you.title')}</h1>
    <p>{t('you.intro')}</p>
    <form class="card" method="post" action="/set-up/administrator" autocomplete="off">
      <TextField
        name="given-name"
        label={t('you.given-name')}
        value={form.givenName}
        slip={slips.givenName ? t('you.name-empty') : undefined}
        maxlength={100}
      />
      <TextField
        name="family-name"
        label={t('you.family-name')}
        value={form.familyName}
        slip={slips.familyName ? t('you.name-empty') : undefined}
        maxlength={100}
      />
      <Button>{t('next')}</Button>
    </form>
  </StaffPage>
);

export const PupilsStep = ({ frame }: { frame: Frame }) => (
  <StaffPage frame={frame} title={t('pupils.title')}>
    <h1>{t('pupils.title')}</h1>
    <section class="card">
      <p>{t('pupils.intro')}</p>
      <LinkButton to="/staff/roster">{t('pupils.roster')}</LinkButton>
    </section>
    <form class="card" method="post" action="/staff/set-up/pupils">
      <p>{t('pupils.demo-intro')}</p>
      <Buttons>
        <Button look="second">{t('pupils.demo')}</Button>
        <LinkButton look="quietly" to="/staff">
          {t('pupils.later')}
        </LinkButton>
      </Buttons>
    </form>
  </StaffPage>
);
