// VitePress looks here; the import check passes over folders that begin with a dot.
export { default } from '../config.ts';
