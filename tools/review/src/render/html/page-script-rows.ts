/** Rows of changes and findings, and what they unfold to. */
export const rowsScript = String.raw`
var SEEN = 3;
var SIGNS = { create: '+', update: '~', replace: '±', destroy: '−', forget: '.', import: '<', move: '=', read: '<=', other: '?', drift: '!' };

function fact(label, content) {
  return el('div', 'fact', [el('span', 'label', label), el('span', 'text', content)]);
}

function link(target, content, classes) {
  var element = el('a', classes || '', content);
  element.href = target;
  return element;
}

/* Where a change or a finding is found in this page. */
function changeLink(change) {
  return '#' + [change.drift ? 'drift' : 'change', change.environment, change.stack, change.address].map(encodeURIComponent).join('/');
}

function findingLink(finding) {
  return '#' + ['finding', finding.environment, finding.rule, finding.stack, finding.address].map(encodeURIComponent).join('/');
}

/* What is created has no before, what is destroyed no after. */
function attributeTable(attributes, change) {
  var sides = { create: [2], destroy: [1], forget: [1] }[change.drift ? 'drift' : change.action] || [1, 2];
  return el('div', 'attributes' + (sides.length === 1 ? ' one' : ''), attributes.map(function (attribute) {
    var path = el('div', 'path', attribute[0]);
    if (attribute[3]) path.appendChild(el('span', 'forces', 'forces replacement'));
    return el('div', 'attribute', [path].concat(sides.map(function (side) {
      return value(side === 1 ? 'before' : 'after', attribute[side]);
    })));
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
  var address = fact('address', [el('span', 'address', change.address + ' '), link(changeLink(change), 'link')]);
  var more = el('div', 'details', [address].concat(change.facts.map(function (pair) { return fact(pair[0], pair[1]); })));
  change.findings.forEach(function (place) {
    var finding = data.findings[place];
    more.appendChild(fact('finding', [el('span', 'severity ' + finding.severity, finding.severity), document.createTextNode(' '), link(findingLink(finding), finding.rule + ' ' + finding.title), document.createTextNode(' ' + finding.message)]));
  });
  change.meanings.forEach(function (meaning, index) {
    if (index < SEEN && !meaning[2]) return;
    more.appendChild(el('p', 'meaning ' + meaning[0], meaning[1]));
    if (meaning[2]) more.appendChild(diff(meaning[2]));
  });
  if (change.attributes.length) more.appendChild(attributeTable(change.attributes, change));
  if (change.noise.length) {
    var fold = el('details', '', [el('summary', '', change.noise.length + (change.noise.length === 1 ? ' value that only follows' : ' values that only follow') + ' from it')]);
    fold.addEventListener('toggle', function () {
      if (fold.childElementCount === 1) fold.appendChild(attributeTable(change.noise, change));
    });
    more.appendChild(fold);
  }
  return more;
}

function findingDetails(finding) {
  var change = data.changes.find(function (each) { return data.findings.some(function (other, place) { return other === finding && each.findings.indexOf(place) >= 0; }); });
  var at = [el('span', 'address', finding.address + ' '), link(findingLink(finding), 'link')];
  return el('div', 'details', [fact('address', at), change ? fact('change', [link(changeLink(change), change.words + ' ' + change.name)]) : null].concat(
    finding.facts.map(function (pair) { return fact(pair[0], pair[1]); })
  ));
}

/* Where a folded row holds a searched word that is not seen in it: the attribute or fact, and the text around the word. */
function hintOf(item, seen) {
  var lower = [seen, item.environment, item.stack, item.construct, item.modules].join(' ').toLowerCase();
  var word = searched().find(function (each) { return lower.indexOf(each) < 0; });
  if (!word) return '';
  var pairs = (item.attributes || []).concat(item.noise || [], item.facts, [['address', item.address]]);
  var text = pairs.map(function (pair) { return pair[0] + ': ' + pair.slice(1, 3).filter(function (each) { return each !== '(absent)'; }).join(' → '); })
    .find(function (each) { return each.toLowerCase().indexOf(word) >= 0; });
  if (!text) return '';
  var at = text.toLowerCase().indexOf(word);
  var from = Math.max(0, at - 80);
  return (from > 0 ? '…' : '') + text.slice(from, at + word.length + 80) + (text.length > at + word.length + 80 ? '…' : '');
}

/* A row that unfolds; what it unfolds to is made then. */
function unfolding(row, button, item, unfolded, make) {
  var hint = button.appendChild(el('span', 'under hint'));
  function show() {
    var open = unfolded.has(item);
    hint.textContent = '';
    if (!open) hint.textContent = hintOf(item, button.textContent);
    hint.hidden = hint.textContent === '';
    button.setAttribute('aria-expanded', String(open));
    if (open && row.childElementCount === 1) row.appendChild(make(item));
    if (!open && row.childElementCount > 1) row.removeChild(row.lastChild);
  }
  button.addEventListener('click', function () {
    if (!unfolded.delete(item)) unfolded.add(item);
    show();
  });
  row.refresh = show;
  show();
  return row;
}

function changeRow(change, unfolded) {
  var kind = change.drift ? 'drift' : change.action;
  var line = el('span', 'line', [
    el('span', 'words is-' + kind, change.drift ? 'drift' : change.words),
    change.type ? el('span', 'type', change.type) : null,
    el('span', 'name', change.name),
    change.because ? el('span', 'because', 'because of ' + change.because) : null
  ]);
  var severity = change.severity ? el('span', 'severity ' + change.severity, change.severity) : el('span', '');
  severity.title = change.severity ? 'worst finding: ' + change.severity : '';
  var meanings = change.meanings.slice(0, SEEN).map(function (meaning) {
    return el('span', 'under meaning ' + meaning[0], meaning[1]);
  });
  var button = el('button', 'head', [el('span', 'sign is-' + kind, change.sign), line, severity].concat(meanings));
  return unfolding(el('div', 'row ' + kind, [button]), button, change, unfolded, changeDetails);
}

function findingRow(finding, unfolded) {
  var gate = { block: 'blocks', approve: 'needs approval', suppressed: 'suppressed' }[finding.gate];
  var line = el('span', 'line', [el('span', 'title', finding.title), el('span', 'rule', finding.rule)]);
  var where = el('span', 'where', finding.environment + ' › ' + finding.stack + ' › ' + finding.address);
  var button = el('button', 'head', [
    el('span', '', [el('span', 'severity ' + finding.severity, finding.severity)]),
    line,
    gate ? el('span', 'gate ' + finding.gate, gate) : el('span', ''),
    el('span', 'under message', finding.message),
    el('span', 'under', [where])
  ]);
  return unfolding(el('div', 'row finding ' + finding.gate, [button]), button, finding, unfolded, findingDetails);
}

function headRow(head, collapsed, redraw) {
  var tally = el('span', 'tally', Object.keys(SIGNS).filter(function (action) { return head.counts[action]; }).map(function (action) {
    var count = el('span', 'is-' + action, SIGNS[action] + head.counts[action]);
    count.title = head.counts[action] + ' × ' + action;
    return count;
  }));
  var button = el('button', 'group', [
    el('span', 'title', head.title),
    head.badge ? el('span', 'verdict ' + head.badge[0], head.badge[1]) : null,
    head.note ? el('span', 'note', head.note) : null,
    tally
  ]);
  button.setAttribute('aria-expanded', String(!collapsed.has(head.key)));
  button.addEventListener('click', function () {
    if (!collapsed.delete(head.key)) collapsed.add(head.key);
    redraw(head.key);
  });
  button.dataset.key = head.key;
  var heading = el('div', head.level, [button]);
  heading.setAttribute('role', 'heading');
  heading.setAttribute('aria-level', String({ environment: 2, stack: 3, construct: 4 }[head.level]));
  return heading;
}
`;
