/** The longest that somebody can speak at a time, in seconds. */
export const mostSeconds = 60;

/** The longest hello of a contact person, in seconds. */
export const mostHelloSeconds = 15;
