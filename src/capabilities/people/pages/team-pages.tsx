import { AskedTwice, Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { TextField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { staffRoles } from '../../../platform/web/visitor.ts';
import type { TeamRefusal } from '../rules/team.ts';
import type { TeamMember } from '../store/team.ts';
import { staffWords as t } from '../texts/staff.ts';

export const TeamPage = ({ frame, team }: { frame: Frame; team: TeamMember[] }) => (
  <StaffPage frame={frame} title={t('team.title')} here="/staff/team">
    <h1>{t('team.title')}</h1>
    <p>{t('team.intro')}</p>
    <LinkButton icon="person" to="/staff/team/new">
      {t('team.add')}
    </LinkButton>
    <ul class="rows">
      {team.map(({ id, givenName, familyName, roles, answersTalks, canSignIn }) => (
        <li>
          <div>
            <strong>
              {givenName} {familyName}
            </strong>
            <p class="quiet">
              {[...roles.map((role) => t(`role.${role}`)), answersTalks && t('team.answers'), !canSignIn && t('team.cannot-sign-in')]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <LinkButton look="second" to={`/staff/team/${id}`}>
            {t('team.change')}
          </LinkButton>
        </li>
      ))}
    </ul>
  </StaffPage>
);

export type MemberForm = Omit<TeamMember, 'id' | 'canSignIn'>;

interface MemberProps {
  frame: Frame;
  /** Undefined for somebody new. */
  id?: string;
  /** Of somebody new, so that a form that is sent twice adds one person. */
  newId?: string;
  form: MemberForm;
  slips?: Partial<Record<TeamRefusal['field'], TeamRefusal['refused']>>;
  /** An invitation that was just made; it is nowhere else. */
  link?: string;
}

export const MemberPage = ({ frame, id, newId, form, slips = {}, link }: MemberProps) => {
  const title = id ? `${form.givenName} ${form.familyName}` : t('team.add');
  return (
    <StaffPage frame={frame} title={title}>
      <h1>{title}</h1>
      {link && (
        <Notice>
          <p>{t('team.invited', { name: form.givenName })}</p>
          <p>
            <strong class="address">{link}</strong>
          </p>
        </Notice>
      )}
      <form class="card" method="post" action={`/staff/team/${id ?? 'new'}`} autocomplete="off">
        {newId && <input type="hidden" name="id" value={newId} />}
        <TextField name="given-name" label={t('team.given-name')} value={form.givenName} slip={slips['given-name'] && t(slips['given-name'])} maxlength={100} />
        <TextField
          name="family-name"
          label={t('team.family-name')}
          value={form.familyName}
          slip={slips['family-name'] && t(slips['family-name'])}
          maxlength={100}
        />
        <TextField
          name="email"
          type="email"
          label={t('team.email')}
          hint={t('team.email-hint')}
          value={form.email ?? ''}
          slip={slips.email && t(slips.email)}
          maxlength={200}
        />
        <fieldset>
          <legend>
            <h2>{t('team.roles')}</h2>
          </legend>
          {slips.roles && <Notice worry>{t(slips.roles)}</Notice>}
          <Choices
            name="roles"
            several
            chosen={form.roles}
            options={staffRoles.map((value) => ({ value, text: t(`role.${value}`), more: t(`role.${value}-more`) }))}
          />
        </fieldset>
        <h2>{t('team.for-pupils')}</h2>
        <Choices
          name="answers"
          several
          chosen={form.answersTalks ? ['yes'] : []}
          options={[{ value: 'yes', text: t('team.answers-yes'), more: t('team.answers-more') }]}
        />
        <TextField name="place" label={t('team.place')} hint={t('team.place-hint')} value={form.place ?? ''} maxlength={200} />
        <Choices
          name="secrecy"
          several
          chosen={form.hasProfessionalSecrecy ? ['yes'] : []}
          options={[{ value: 'yes', text: t('team.secrecy'), more: t('team.secrecy-more') }]}
        />
        <Buttons>
          <Button>{t('team.save')}</Button>
        </Buttons>
      </form>
      {id && (
        <form class="card" method="post" action={`/staff/team/${id}/invitation`}>
          <p>{t('team.invite-what')}</p>
          <Button look="second">{t('team.invite')}</Button>
        </form>
      )}
      {id && (
        <section class="card">
          <p>{t('team.leaves-what')}</p>
          {slips.leaving && <Notice worry>{t(slips.leaving)}</Notice>}
          <AskedTwice first={t('team.leaves')} sure={t('team.leaves-yes', { name: form.givenName })} to={`/staff/team/${id}/leaving`} />
        </section>
      )}
      <LinkButton look="quietly" to="/staff/team">
        {t('team.back')}
      </LinkButton>
    </StaffPage>
  );
};
