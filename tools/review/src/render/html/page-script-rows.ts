/** Rows of changes and findings, and what they unfold to. */
export const rowsScript = String.raw`
var SEEN = 3;

function fact(pair) {
  return el('div', 'fact', [el('span', 'label', pair[0]), el('span', 'text', pair[1])]);
}

function attributeTable(attributes) {
  return el('div', 'attributes', attributes.map(function (attribute) {
    var path = el('div', 'path', attribute[0]);
    if (attribute[3]) path.appendChild(el('span', 'forces', 'forces replacement'));
    return el('div', 'attribute', [path, value('before', attribute[1]), value('after', attribute[2])]);
  }));
}

function value(side, text) {
  var special = /^\((absent|sensitive|known after apply)\)$/.test(text);
  return el('pre', side + (special ? ' special' : ''), text);
}

function diff(text) {
  return el('pre', 'diff', text.split('\n').map(function (line) {
    var sign = line.charAt(0);
    return el('span', sign === '+' ? 'plus' : sign === '-' ? 'minus' : '', line + '\n');
  }));
}

function changeDetails(change) {
  var more = el('div', 'details', [fact(['address', change.address])].concat(change.facts.map(fact)));
  change.meanings.forEach(function (meaning, index) {
    if (index < SEEN && !meaning[2]) return;
    more.appendChild(el('p', 'meaning ' + meaning[0], meaning[1]));
    if (meaning[2]) more.appendChild(diff(meaning[2]));
  });
  if (change.attributes.length) more.appendChild(attributeTable(change.attributes));
  if (change.noise.length) {
    var fold = el('details', '', [el('summary', '', change.noise.length + (change.noise.length === 1 ? ' value that only follows' : ' values that only follow') + ' from it')]);
    fold.addEventListener('toggle', function () {
      if (fold.childElementCount === 1) fold.appendChild(attributeTable(change.noise));
    });
    more.appendChild(fold);
  }
  return more;
}

function findingDetails(finding) {
  return el('div', 'details', finding.facts.map(fact));
}

/* A row that unfolds; what it unfolds to is made then. */
function unfolding(row, button, item, unfolded, make) {
  function show() {
    var open = unfolded.has(item);
    button.setAttribute('aria-expanded', String(open));
    if (open && row.childElementCount === 1) row.appendChild(make(item));
    if (!open && row.childElementCount > 1) row.removeChild(row.lastChild);
  }
  button.addEventListener('click', function () {
    if (!unfolded.delete(item)) unfolded.add(item);
    show();
  });
  show();
  return row;
}

function changeRow(change, unfolded) {
  var line = el('span', 'line', [
    el('span', 'sign', change.sign),
    el('span', 'words', change.drift ? 'drift' : change.words),
    el('span', 'name', change.name),
    change.because ? el('span', 'because', 'because of ' + change.because) : null,
    change.severity ? el('span', 'severity ' + change.severity, change.severity) : null
  ]);
  var meanings = change.meanings.slice(0, SEEN).map(function (meaning) {
    return el('span', 'meaning ' + meaning[0], meaning[1]);
  });
  var button = el('button', 'head', [line].concat(meanings));
  return unfolding(el('div', 'row ' + (change.drift ? 'drift' : change.action), [button]), button, change, unfolded, changeDetails);
}

function findingRow(finding, unfolded) {
  var gate = { block: 'blocks', approve: 'needs approval', suppressed: 'suppressed' }[finding.gate];
  var line = el('span', 'line', [
    el('span', 'severity ' + finding.severity, finding.severity),
    el('span', 'name', finding.rule),
    el('span', 'title', finding.title),
    gate ? el('span', 'gate ' + finding.gate, gate) : null
  ]);
  var where = el('span', 'where', finding.environment + ' › ' + finding.stack + ' › ' + finding.address);
  var button = el('button', 'head', [line, el('span', 'message', finding.message), where]);
  return unfolding(el('div', 'row finding ' + finding.gate, [button]), button, finding, unfolded, findingDetails);
}

function headRow(head, collapsed, redraw) {
  var button = el('button', 'group ' + head.level, [
    el('span', 'title', head.title),
    head.note ? el('span', 'note', head.note) : null,
    el('span', 'count', String(head.count))
  ]);
  button.setAttribute('aria-expanded', String(!collapsed.has(head.key)));
  button.addEventListener('click', function () {
    if (!collapsed.delete(head.key)) collapsed.add(head.key);
    redraw(head.key);
  });
  button.dataset.key = head.key;
  return button;
}
`;
