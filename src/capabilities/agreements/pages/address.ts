/** Where anybody can read an agreement, or all of them: on paper, in a QR code. */
export const publicAddress = (school: string, name?: string): string => `/agreements/${school}${name ? `/${name}` : ''}`;
