import { Long } from 'bson';
import { type Command, countOf, textOf } from './command.ts';

export const getMore: Command = {
  options: ['collection', 'batchSize'],
  run: ({ cursors }, request, db) =>
    cursors.more(Number(request.getMore), `${db}.${textOf(request, 'collection')}`, countOf(request, 'batchSize')),
};

export const killCursors: Command = {
  options: ['cursors'],
  run: ({ cursors }, request) => {
    const ids = Array.isArray(request.cursors) ? request.cursors.map(Number) : [];
    const killed = ids.filter((id) => cursors.kill(id));
    return {
      cursorsKilled: killed.map((id) => Long.fromNumber(id)),
      cursorsNotFound: ids.filter((id) => !killed.includes(id)).map((id) => Long.fromNumber(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
    };
  },
};
