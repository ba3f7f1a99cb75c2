import { mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFiles } from '../../infra/runner/openFiles.ts';
import { sweepObjects } from '../../infra/runner/sweepObjects.ts';
import { aFolder } from './aFolder.ts';

it('deletes what emptied objects leave behind, and nothing else', () => {
  const folder = aFolder();
  const namespace = join(folder, 'narada.Meeting');
  mkdirSync(namespace);
  const file = (name: string, sql: string) => {
    const database = new DatabaseSync(join(namespace, name));
    database.exec(sql);
    database.close();
  };
  file('empty.sqlite', 'PRAGMA journal_mode = WAL');
  file(
    'emptied.sqlite',
    'CREATE TABLE meeting (a); CREATE TABLE _cf_KV (k); CREATE TABLE _cf_METADATA (v); INSERT INTO _cf_METADATA VALUES (1)',
  );
  file('open.sqlite', 'CREATE TABLE meeting (a); INSERT INTO meeting VALUES (1)');
  file('kv.sqlite', 'CREATE TABLE _cf_KV (k); INSERT INTO _cf_KV VALUES (1)');
  file('metadata.sqlite', 'CREATE TABLE _cf_ALARM (a)');
  writeFileSync(join(namespace, 'broken.sqlite'), 'this is no database, whatever its name says');
  writeFileSync(join(namespace, 'empty.sqlite-wal'), '');

  expect(sweepObjects(folder)).toBe(2);
  expect(readdirSync(namespace).toSorted()).toEqual(['broken.sqlite', 'kv.sqlite', 'metadata.sqlite', 'open.sqlite']);
  expect(sweepObjects(join(folder, 'none'))).toBe(0);
});

it.runIf(process.platform === 'linux')('leaves alone what a running process has open', () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'narada.Meeting'));
  const file = (name: string) => {
    const path = join(folder, 'narada.Meeting', name);
    new DatabaseSync(path).close();
    return path;
  };
  openSync(file('held.sqlite'), 'r');
  file('idle.sqlite');
  expect(sweepObjects(folder, () => openFiles(-1))).toBe(0);
  expect(sweepObjects(folder, () => openFiles(process.pid))).toBe(1);
  expect(readdirSync(join(folder, 'narada.Meeting'))).toEqual(['held.sqlite']);
});
