import { measureStandIn, STAND_IN_LOADS } from '../../stand-in-load.ts';
import type { BenchPart } from '../bench-part.ts';
import type { Figure } from '../figures.ts';
import { noteNoise } from '../noise.ts';

/** What the service behind all this carries, with 1,000 clients of its own: it is not what limits a page. */
export const standIn: BenchPart = {
  name: 'stand-in',
  title: 'Stand-in: 1,000 streams',
  http2: false,
  measure: async () => {
    const figures: Figure[] = [];
    for (const load of STAND_IN_LOADS) {
      noteNoise();
      const { deliveriesPerSecond, p99Ms } = await measureStandIn(load);
      figures.push(
        {
          what: `${load.name}: deliveries a second`,
          unit: '',
          values: new Map([['stand-in', [deliveriesPerSecond]]]),
        },
        { what: `${load.name}: 99th percentile`, unit: 'ms', values: new Map([['stand-in', [p99Ms]]]) },
      );
    }
    return figures;
  },
};
