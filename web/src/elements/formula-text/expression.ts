/** An expression of the catalogue ("beta1*m + (1 - beta1)*g"), as a tree. */
export type Expression =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'binary'; readonly op: Operator; readonly left: Expression; readonly right: Expression };

export type Operator = '+' | '-' | '*' | '/' | '^';

const token = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)|([a-z_]\w*)|(\*\*|[-−+*·×/^(),]))/iy;
const spellings: Readonly<Record<string, string>> = { '**': '^', '−': '-', '·': '*', '×': '*' };
const trees = new Map<string, Expression>();

/** The tree of an expression, whose syntax the core has judged: the grammar is that of native/descent/surface/formula.h. */
export function parseExpression(text: string): Expression {
  let tree = trees.get(text);
  if (!tree) {
    tree = new Reader(tokens(text)).sum();
    trees.set(text, tree);
  }
  return tree;
}

function tokens(text: string): string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (!match) throw new Error(`an expression that can’t be read: ${text}`);
    const word = match[0].trim();
    found.push(spellings[word] ?? word);
  }
  return found;
}

/** Recursive descent, a method for each rank of operators. */
class Reader {
  private at = 0;

  constructor(private readonly words: readonly string[]) {}

  sum(): Expression {
    let left = this.product();
    for (let op = this.take('+', '-'); op; op = this.take('+', '-')) left = binary(op, left, this.product());
    return left;
  }

  private product(): Expression {
    let left = this.signed();
    for (let op = this.take('*', '/'); op; op = this.take('*', '/')) left = binary(op, left, this.signed());
    return left;
  }

  private signed(): Expression {
    if (this.take('+')) return this.signed();
    return this.take('-') ? { kind: 'negate', of: this.signed() } : this.power();
  }

  private power(): Expression {
    const base = this.primary();
    return this.take('^') ? binary('^', base, this.signed()) : base;
  }

  private primary(): Expression {
    const word = this.words[this.at++] ?? '';
    if (word === '(') {
      const inside = this.sum();
      this.at++;
      return inside;
    }
    if (/^[\d.]/.test(word)) return { kind: 'number', text: word };
    if (this.words[this.at] !== '(') return { kind: 'name', name: word };
    const args: Expression[] = [];
    do {
      this.at++;
      args.push(this.sum());
    } while (this.words[this.at] === ',');
    this.at++;
    return { kind: 'call', name: word, args };
  }

  private take(...wanted: Operator[]): Operator | undefined {
    const found = wanted.find((op) => op === this.words[this.at]);
    if (found) this.at++;
    return found;
  }
}

function binary(op: Operator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', op, left, right };
}
