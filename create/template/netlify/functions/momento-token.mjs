// The Token Vending Machine, as a function of Netlify's.
import { answer } from '../../machine.js';

export default function momentoToken(request) {
  return answer(request);
}

// Netlify reads this text without running it, so there are only literals. A page asks once in about 25 minutes.
export const config = {
  path: '/api/momento/token',
  rateLimit: { windowSize: 60, windowLimit: 60, aggregateBy: ['ip', 'domain'] },
};
