import { connection } from 'next/server';
import { Talk } from './talk.tsx';

export default async function Page() {
  // Drawn for each request: what the server is started with counts, not what it was built with.
  await connection();
  return (
    <main>
      <h1>Our street</h1>
      <p>The street is closed to cars on Sunday, from noon to six. Who brings a table?</p>
      <Talk standIn={process.env.MOMENTO_STAND_IN} />
    </main>
  );
}
