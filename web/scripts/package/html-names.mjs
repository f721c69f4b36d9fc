// The names that every HTML element has already: a parameter that is called so is no property of a lab, but can be set by
// attribute and within `settings`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../shell.mjs';

/** Members of an interface of the browser's, and of all that it extends. */
function membersOf(name, interfaces, found = new Set()) {
  for (const each of interfaces.get(name) ?? []) {
    for (const member of each.members) if (member.name) found.add(member.name.text);
    for (const base of each.heritageClauses?.flatMap(({ types }) => types) ?? []) {
      membersOf(base.expression.text, interfaces, found);
    }
  }
  return found;
}

/** @returns {Set<string>} */
export function htmlNames() {
  const file = join(root, 'node_modules/typescript/lib/lib.dom.d.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false);
  const interfaces = new Map();
  for (const each of source.statements.filter(ts.isInterfaceDeclaration)) {
    interfaces.set(each.name.text, [...(interfaces.get(each.name.text) ?? []), each]);
  }
  return membersOf('HTMLElement', interfaces);
}
