import style from './sheet.css';

/** For pages of which each `.sheet` is one A5 on paper; their capability must name it in the contract. */
export const sheetStyle = style;
