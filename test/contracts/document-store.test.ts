import { DATABASES, openDatabase } from '../fixtures/database.ts';
import { documentStoreContract } from './document-store.ts';

documentStoreContract(DATABASES, openDatabase);
