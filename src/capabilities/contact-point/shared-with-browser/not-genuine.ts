/** It does not open, or not for us, or is not what it says: which of them is nobody's business. */
export class NotGenuine extends Error {}
