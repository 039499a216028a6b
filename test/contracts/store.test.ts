import { DATABASES, openDatabase } from '../fixtures/database.ts';
import { storeContract } from './store.ts';

storeContract(DATABASES, openDatabase);
