import { DATABASES, openDatabase } from '../fixtures/database.ts';
import { storeContract } from './store.ts';

async function throughDriver() {
  const { uri, close } = await openDatabase();
  return { uri, close };
}

storeContract(`${DATABASES}, through the driver`, throughDriver);
if (!process.env.MONGODB_URI) storeContract(`${DATABASES}, on a line of its own`, openDatabase, true);
