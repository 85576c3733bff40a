/** Who may translate: everybody who speaks for the school. A contact person may be from outside it. */
export const translators = ['administrator', 'leadership', 'teacher', 'care', 'bridge'] as const;

/** Who decides whether families see what nobody checked. */
export const choosers = ['administrator', 'leadership'] as const;
