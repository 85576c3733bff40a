import steps from '../questions/steps.css';
import wordingAdvice from '../wording/wording-advice.css';
import button from './button/button.css';
import choice from './choice/choice.css';
import details from './details.css';
import field from './field/field.css';
import idleScreen from './idle-screen/idle-screen.css';
import notice from './notice/notice.css';
import page from './page.css';
import readAloud from './read-aloud/read-aloud.css';
import staff from './staff.css';
import table from './table/table.css';

/** What a page for families has where nobody may be known. */
export const apartStyle = [page, button, choice, field, notice, readAloud].join('');

/** Every other family page carries this whole, so that one request is enough. */
export const familyStyle = [apartStyle, idleScreen, steps, details].join('');

export const staffStyle = [page, button, choice, field, notice, table, steps, details, staff, wordingAdvice].join('');

/** What a page's own style comes beside. */
export const pageStyles = [apartStyle, familyStyle, staffStyle];
