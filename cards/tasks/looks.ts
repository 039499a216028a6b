import type { TaskMessage } from '../../src/tasks/messages.ts';
import type { TaskNews } from '../../src/tasks/news.ts';
import type { TaskScreen } from '../../src/tasks/screen.ts';
import type { Looks, MessageLooks, NewsLooks } from '../looks.ts';
import { taskCard, taskDue, taskNotice } from './task.ts';

export const screens: Looks<TaskScreen> = { 'task-changed': taskNotice };

export const messages: MessageLooks<TaskMessage> = { task: taskCard };

export const news: NewsLooks<TaskNews> = { 'task-due': (told, _, voice) => taskDue(told, voice) };
