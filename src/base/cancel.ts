/** Cancels something. Calling it again does nothing. */
export type Cancel = () => void;
