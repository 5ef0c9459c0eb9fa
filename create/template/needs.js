// Imported before all else, as the machine does not start without.
if (!process.env.MOMENTO_API_KEY) {
  console.error('There is no MOMENTO_API_KEY. Write one into .env: README.md says where it comes from.');
  process.exit(1);
}
