import { describe, expect, it } from 'vitest';
import { Disposables } from '../../src/base/disposables.ts';

describe('Disposables', () => {
  it('undoes everything once, last added first', () => {
    const disposables = new Disposables();
    const undone: string[] = [];
    disposables.add(() => undone.push('first'));
    disposables.add(() => undone.push('second'));
    expect(disposables.disposed).toBe(false);
    disposables.dispose();
    disposables.dispose();
    expect(disposables.disposed).toBe(true);
    expect(undone).toEqual(['second', 'first']);
  });

  it('undoes at once what comes after', () => {
    const disposables = new Disposables();
    const undone: string[] = [];
    disposables.dispose();
    disposables.add(() => undone.push('late'));
    expect(undone).toEqual(['late']);
  });

  it('undoes what is added while it undoes', () => {
    const disposables = new Disposables();
    const undone: string[] = [];
    disposables.add(() => disposables.add(() => undone.push('inner')));
    disposables.dispose();
    expect(undone).toEqual(['inner']);
  });
});
