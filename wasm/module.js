// Becomes part of descent.mjs: the functions of web/src/engine/contract.ts, over those of bindings.cpp.

/** Deeper than any spec; a cyclic object ends here instead of on the stack. */
const deepest = 32;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Writes a tree as bindings.cpp reads it. What is no plain data becomes a text, which the core refuses. */
function write(value, bytes, depth) {
  const size = (count) => bytes.push(...new Uint8Array(new Uint32Array([count]).buffer));
  const text = (string) => {
    const encoded = encoder.encode(string);
    size(encoded.length);
    for (const byte of encoded) bytes.push(byte);
  };
  const tag = (letter) => bytes.push(letter.charCodeAt(0));
  if (value === null || value === undefined) tag('n');
  else if (typeof value === 'boolean') tag(value ? 't' : 'f');
  else if (typeof value === 'number') {
    tag('d');
    bytes.push(...new Uint8Array(new Float64Array([value]).buffer));
  } else if (typeof value === 'object' && depth < deepest) {
    const list = Array.isArray(value);
    const keys = list ? value : Object.keys(value);
    tag(list ? '[' : '{');
    size(keys.length);
    for (let k = 0; k < keys.length; k++) {
      if (!list) text(keys[k]);
      write(list ? value[k] : value[keys[k]], bytes, depth + 1);
    }
  } else {
    tag('s');
    text(typeof value === 'string' ? value : depth < deepest ? '(no plain data)' : '(too deep)');
  }
  return bytes;
}

/** Puts a spec where the core reads it. */
function handIn(spec) {
  const bytes = write(spec, [], 0);
  // In this order: to make room may move the memory.
  const at = _descent_inbox(bytes.length);
  HEAPU8.set(bytes, at);
}

function answer() {
  const at = _descent_answer();
  return JSON.parse(decoder.decode(HEAPU8.subarray(at, at + _descent_answer_size())));
}

/** With a copy of the numbers: a view of the memory dies when it grows. */
function outcome() {
  const result = answer();
  const at = _descent_numbers();
  result.data = HEAPF64.slice(at / 8, at / 8 + _descent_numbers_size());
  _descent_fetched();
  return result;
}

Object.assign(Module, {
  version() {
    _descent_version();
    return answer();
  },
  catalog() {
    _descent_catalog();
    return answer();
  },
  validate(spec) {
    handIn(spec);
    _descent_validate();
    return answer();
  },
  begin(spec) {
    handIn(spec);
    _descent_begin();
    return answer();
  },
  advance: (handle, work) => _descent_advance(handle, work),
  peek(handle) {
    _descent_peek(handle);
    return outcome();
  },
  end(handle) {
    _descent_end(handle);
    return outcome();
  },
  cancel: (handle) => _descent_cancel(handle),
});
