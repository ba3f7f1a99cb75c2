import * as lucide from 'lucide-preact';
import { expect, test } from 'vitest';
import * as callIcons from '../../../web/ui/callIcons.ts';
import * as icons from '../../../web/ui/icons.ts';
import { lucidePath } from '../../support/lucidePath.ts';

const components = new Map(Object.entries(lucide));

test.each(Object.entries({ ...icons, ...callIcons }))('%s is drawn as Lucide draws it', (name, path) => {
  const icon = components.get(name.charAt(0).toUpperCase() + name.slice(1));
  expect(lucidePath(icon as lucide.LucideIcon)).toBe(path);
});
