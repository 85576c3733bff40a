import { Button } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { NetworkTable } from '../network.ts';
import { baseOf } from '../small-groups/published.ts';
import { staffWords as t } from '../texts/staff.ts';
import { Bars, Numbers } from './bars.tsx';
import { reportStyle } from './publication-page.tsx';
import { networkAddress } from './publications-page.tsx';

/** The numbers of several schools together. */
export interface Added {
  schools: string[];
  tables: NetworkTable[];
}

/** @param slip why the files were not added up */
interface Props {
  frame: Frame;
  added?: Added;
  slip?: string;
}

export const NetworkPage = ({ frame, added, slip }: Props) => (
  <StaffPage frame={frame} title={t('network.title')} styles={[reportStyle]}>
    <article class="report">
      <p class="no-print">
        <a href="/staff/reports">{t('page.back')}</a>
      </p>
      <h1>{t('network.title')}</h1>
      {added ? <Sum {...added} /> : <p>{t('network.intro')}</p>}
    </article>
    <div class="no-print">
      {added && <h2>{t('network.again')}</h2>}
      <form method="post" action={networkAddress} enctype="multipart/form-data">
        <div class="field">
          <label for="files">{t('network.files')}</label>
          <p id="files-hint" class="hint">
            {t('network.hint')}
          </p>
          <input
            id="files"
            name="files"
            type="file"
            multiple
            accept=".json,application/json"
            aria-describedby={slip ? 'files-hint files-slip' : 'files-hint'}
            aria-invalid={slip ? 'true' : undefined}
          />
          {slip && (
            <p id="files-slip" class="slip">
              {slip}
            </p>
          )}
        </div>
        <Button>{t('network.add-up')}</Button>
      </form>
    </div>
  </StaffPage>
);

const Sum = ({ schools, tables }: Added) => (
  <>
    <p>{t('network.of', { count: schools.length })}</p>
    <ul>
      {schools
        .toSorted((a, b) => a.localeCompare(b, 'nl'))
        .map((name) => (
          <li>{name}</li>
        ))}
    </ul>
    {tables.map((table) => (
      <section class="card">
        <h2>{table.text}</h2>
        {'shown' in table ? (
          <>
            <Bars table={table} several={table.several} />
            <Numbers
              table={table}
              several={table.several}
              caption={t('network.caption', { count: table.schools })}
              most={(baseOf('school') - 1) * table.schools}
            />
            <p class="quiet">{t('network.answered', { answered: table.shown.answered })}</p>
          </>
        ) : (
          <p>{t(`network.${table.withheld}`)}</p>
        )}
      </section>
    ))}
  </>
);
