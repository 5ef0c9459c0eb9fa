import { counting } from '../counting.ts';

export const { list, number, plural } = counting<'one'>('en');
