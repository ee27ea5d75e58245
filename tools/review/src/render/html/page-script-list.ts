/** Search, filters, grouping, and lists that grow as they are scrolled. */
export const listScript = String.raw`
var CHUNK = 120;
var SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'];
var collapsed = new Set();
var unfolded = new Set();
var texts = new Map();

/* All texts of an item in lower case; made when it is first searched. */
function textOf(item) {
  var text = texts.get(item);
  if (text === undefined) {
    var parts = [];
    (function collect(value) {
      if (typeof value === 'string') parts.push(value);
      else if (value && typeof value === 'object') Object.keys(value).forEach(function (key) { collect(value[key]); });
    })(item);
    text = parts.join('\n').toLowerCase();
    texts.set(item, text);
  }
  return text;
}

function wanted() {
  var words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
  var environment = byId('environment').value;
  var least = byId('severity').value === '' ? -1 : SEVERITIES.indexOf(byId('severity').value);
  var off = new Set(Array.from(document.querySelectorAll('#actions button[aria-pressed=false]')).map(function (button) {
    return button.dataset.action;
  }));
  return function (item) {
    if (environment !== '' && data.environments[Number(environment)] !== item.environment) return false;
    if (item.action !== undefined && off.has(item.drift ? 'drift' : item.action)) return false;
    if (least >= 0 && SEVERITIES.indexOf(item.severity) < least) return false;
    return words.length === 0 || words.every(function (word) { return textOf(item).indexOf(word) >= 0; });
  };
}

/* Heads of environment, stack and construct between the changes; what is collapsed is left out. */
function grouped(changes) {
  var items = [];
  var last = {};
  var heads = { environment: null, stack: null, construct: null };
  function head(level, change, key, title, note) {
    if (last[level] !== key) {
      heads[level] = { level: level, key: key, title: title, note: note, count: 0 };
      last[level] = key;
      if (level === 'environment') last.stack = undefined;
      if (level !== 'construct') last.construct = undefined;
      var above = level === 'stack' ? [heads.environment] : level === 'construct' ? [heads.environment, heads.stack] : [];
      if (!above.some(function (each) { return collapsed.has(each.key); })) items.push(heads[level]);
    }
    heads[level].count++;
    return collapsed.has(key);
  }
  changes.forEach(function (change) {
    var path = [change.environment, change.stack, change.drift ? 'drift' : '', change.construct];
    var hidden = [
      head('environment', change, JSON.stringify(path.slice(0, 1)), change.environment, ''),
      head('stack', change, JSON.stringify(path.slice(0, 3)), change.stack, change.drift ? 'changed outside of Terraform' : ''),
      head('construct', change, JSON.stringify(path), change.construct || '(the stack itself)', change.modules)
    ];
    if (hidden.indexOf(true) < 0) items.push({ change: change });
  });
  return items;
}

/* A list that shows some rows, and more when its end comes into view. */
function growing(list, draw) {
  var items = [];
  var shown = 0;
  var end = el('div', 'end');
  function more(count) {
    var rows = document.createDocumentFragment();
    items.slice(shown, shown + count).forEach(function (item) { rows.appendChild(draw(item)); });
    shown = Math.min(items.length, shown + count);
    list.insertBefore(rows, end);
  }
  new IntersectionObserver(function (entries) {
    if (entries.some(function (entry) { return entry.isIntersecting; })) grow();
  }, { rootMargin: '1200px' }).observe(end);
  function grow() {
    if (shown >= items.length || list.offsetParent === null) return;
    more(CHUNK);
    if (end.getBoundingClientRect().top < innerHeight + 1200) requestAnimationFrame(grow);
  }
  return {
    show: function (all, atLeast) {
      items = all;
      shown = 0;
      list.textContent = '';
      list.appendChild(end);
      more(Math.max(CHUNK, atLeast));
      requestAnimationFrame(grow);
    },
    count: function () { return shown; },
    grow: grow
  };
}

function number(value) { return value.toLocaleString('en'); }

function start() {
  var rows = new Map();
  /* A row is made once: lists that are drawn again take it as it is, unfolded or not. */
  function once(item, make) {
    if (!rows.has(item)) rows.set(item, make(item, unfolded));
    return rows.get(item);
  }
  var changes = growing(byId('change-list'), function (item) {
    return item.change ? once(item.change, changeRow) : headRow(item, collapsed, refold);
  });
  var findings = growing(byId('finding-list'), function (finding) { return once(finding, findingRow); });
  var found = [];
  function filter() {
    var want = wanted();
    found = data.changes.filter(want);
    var foundFindings = data.findings.filter(want);
    changes.show(grouped(found), 0);
    findings.show(foundFindings, 0);
    byId('changes-found').textContent = number(found.length) + ' of ' + number(data.changes.length) + ' changes';
    byId('findings-found').textContent = number(foundFindings.length) + ' of ' + number(data.findings.length) + ' findings';
  }
  function refold(key) {
    changes.show(grouped(found), changes.count());
    var head = Array.from(document.querySelectorAll('.group')).find(function (each) { return each.dataset.key === key; });
    if (head) head.focus({ preventScroll: true });
  }
  function foldAll(fold) {
    collapsed.clear();
    if (fold) found.forEach(function (change) {
      collapsed.add(JSON.stringify([change.environment, change.stack, change.drift ? 'drift' : '', change.construct]));
    });
    changes.show(grouped(found), 0);
  }
  var waiting;
  byId('search').addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(filter, 60); });
  byId('environment').addEventListener('change', filter);
  byId('severity').addEventListener('change', filter);
  byId('actions').addEventListener('click', function (event) {
    var button = event.target.closest('button');
    if (!button) return;
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') === 'false'));
    filter();
  });
  byId('fold').addEventListener('click', function () { foldAll(true); });
  byId('unfold').addEventListener('click', function () { foldAll(false); });
  document.addEventListener('tab', function () { changes.grow(); findings.grow(); });
  document.addEventListener('keydown', function (event) {
    if (event.key !== '/' || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    byId('search').focus();
  });
  filter();
}

theme();
tabs();
start();
`;
