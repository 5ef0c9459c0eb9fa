import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Of a clean checkout vitest knows only how large files are, and these are small for the time that they take.
const LONG = ['/browser/faults/faults.test.ts', '/browser/platform/platform.test.ts'];

/** Begins with what takes longest, so that no core has nothing left to do while it runs. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((path) => moduleId.endsWith(path));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
