import assert from "node:assert/strict";
import { test } from "node:test";
import { NotUnderstood, Raised } from "../../mocks/executor/expressions/not-understood.js";
import { run } from "../../mocks/executor/expressions/run.js";
import { toJson } from "../../mocks/executor/expressions/values.js";

/** What an expression gives, whether it fails on a server, or what of it is not understood. */
function meaning(source: string): unknown {
  try {
    return toJson(run(source, new Map()));
  } catch (error) {
    if (error instanceof Raised) return error.kind;
    assert.ok(error instanceof NotUnderstood, String(error));
    return "?";
  }
}

test("the server's language means here what it means there", () => {
  const meanings: Readonly<Record<string, unknown>> = {
    "return 1 + 2 * 3 ** 2 - -4 // 3": 21,
    "return -7 // 2, -7 % 3, 7 % -3": [-4, 2, -2],
    "return 1 if [] else 'none'": "none",
    "return 'a' and 'b' or 'c'": "b",
    "return not 1 == 2": true,
    "return 1 < 2 < 3 != 4": true,
    "return 1 == True, '1' == 1, None is None, [1] is not None": [true, false, true, true],
    "return 'b' in 'abc', 2 not in [1, 3], 'k' in {'k': 1}": [true, true, true],
    "return [1, 2, 3, 4][-1], 'abcd'[1:3], [1, 2, 3][:-1]": [4, "bc", [1, 2]],
    "return {'a': 1, **{'b': 2}}.get('b'), {}.get('x', 'none')": [2, "none"],
    "return [x * 2 for x in range(5) if x % 2], {k: v for k, v in {'a': 1}.items()}": [[2, 6], { a: 1 }],
    "return sorted({c for c in 'cab'}), any(x > 1 for x in [1, 2]), all([])": [["a", "b", "c"], true, true],
    "return f\"{'a'.upper()!r} {1 + 1:02d} {{x}} {'q'}\"": "'A' 02 {x} q",
    "return '%s has %d%%' % ('Ada', 7)": "Ada has 7%",
    "return ' Ada@Example.org '.strip().lower().split('@', 1)": ["ada", "example.org"],
    "return 'a.b.c'.rsplit('.', 1)[0], '-'.join(['x', 'y']), 'a,b'.partition(',')": ["a.b", "x-y", ["a", ",", "b"]],
    "return 'abc'.startswith(('x', 'ab')), 'Abc'.isalpha(), '12'.isdigit(), ''.isdigit()": [true, true, true, false],
    "x = y = 1\nx += 2\na, (b, c) = 1, (2, 3)\nreturn x, y, a + b + c": [3, 1, 6],
    "d = {}\nd['k'] = [1]\nd['k'].append(2)\ndel d['none'] if False else d['k'][0:0]\nreturn d": "?",
    "d = {}\nd.setdefault('k', []).append(2)\nreturn d": { k: [2] },
    "if False:\n  return 1\nelif 0:\n  return 2\nelse:\n\n  # nothing\n  return 3": 3,
    "for x in [1, 2, 3]:\n  if x == 2: continue\n  if x == 3: break\nelse:\n  return 'all'\nreturn x": 3,
    "n = 0\nwhile n < 5:\n  n += 1\nreturn n": 5,
    "try:\n  return {}['x']\nexcept (KeyError, ValueError) as e:\n  return 'caught'\nfinally:\n  pass": "caught",
    "try:\n  x = int('a')\nexcept ValueError:\n  x = 0\nreturn x": 0,
    "def double(x, by=2):\n  return x * by\nreturn double(4), double(4, by=3), (lambda a: a + 1)(1)": [8, 12, 2],
    "if (n := len('abc')) > 2:\n  return n": 3,
    "x = (1 +\n  2)\nreturn x \\\n  + 3": 6,
    "return 'it''s', r'\\d', '\\u00e9\\t', \"\"\"a\nb\"\"\"": ["its", "\\d", "é\t", "a\nb"],
    "return str(None), str(True), str([1, 'a']), int('12'), bool('')": ["None", "True", "[1, 'a']", 12, false],
    "return isinstance('a', str), isinstance([], (dict, list)), isinstance(True, int)": [true, true, true],
    "x: int = 1; y = 2\nreturn x + y": 3,
    "# what follows\n\nx = 1\n\nreturn x\n\n": 1,
    True: null,
    pass: null,
    "return {}['x']": "KeyError",
    "return [][0]": "IndexError",
    "return 'a' + 1": "TypeError",
    "return None.x": "AttributeError",
    "return 1 // 0": "ZeroDivisionError",
    "raise ValueError('no')": "ValueError",
  };
  for (const [source, result] of Object.entries(meanings)) assert.deepEqual(meaning(source), result, source);
});

test("what is not understood is never guessed", () => {
  for (const source of [
    ...["return unknown", "import os\nreturn os.environ", "return open('/etc/passwd')", "return ().__class__"],
    ...[
      "class A: pass",
      "with x: pass",
      "return 'a'.encode()",
      "return b'a'",
      "return eval('1')",
      "return '{x}'.format(x=1)",
    ],
    ...[
      "return 4 / 2",
      "return x if",
      "return (1",
      "if True:\nreturn 1",
      "  return 1\n return 2",
      "return 'a",
      "return 1 2",
    ],
    ...["return f'{1:>10}'", "return [*range(10 ** 9)]", "global x", "return `1`", "return $x", "async def f(): pass"],
    ...["return constructor", "return 'a'.constructor", "return {}.constructor", "return [].length", "return toString"],
  ]) {
    assert.equal(meaning(source), "?", source);
  }
});

test("an expression without an end is given up soon", () => {
  const start = process.cpuUsage();
  for (const source of [
    "while True: pass",
    "x = 'a' * 90000\nwhile True: x = x + x",
    "def f(): return f()\nreturn f()",
    "return [1 for a in range(9999) for b in range(9999)]",
    "x = []\nwhile True: x.append(x)",
    "x = []\nfor i in range(9999): x = [x, x]\nreturn x == x",
    `return ${"(".repeat(5000)}1${")".repeat(5000)}`,
    `return ${"-".repeat(9000)}1`,
    `return ${"not ".repeat(4000)}1`,
    `x = ${"a.".repeat(9000)}b`,
    `return ${"1 + ".repeat(4000)}1`,
    "if 1:\n".repeat(50),
    `return "${"x".repeat(30_000)}"`,
  ]) {
    try {
      run(source, new Map());
    } catch (error) {
      assert.ok(error instanceof NotUnderstood || error instanceof RangeError, String(error));
    }
  }
  assert.ok(process.cpuUsage(start).user < 3_000_000, "it took too long");
});
