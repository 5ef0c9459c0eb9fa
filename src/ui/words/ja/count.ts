import { counting } from '../counting.ts';

// All numbers have one form, `other`: texts need no choice.
export const { list, number } = counting<never>('ja');
