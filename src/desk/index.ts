export * from './screen.ts';
export { turnValue } from './turn.ts';
