/** Stops what it stands for. Calling it again does nothing. */
export type Cancel = () => void;
