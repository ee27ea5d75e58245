/** Search, filters, grouping, and lists that grow as they are scrolled. */
export const listScript = String.raw`
var CHUNK = 120;
/* With more rows than this, those out of sight are not laid out. */
var MANY = 300;
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

function searched() { return byId('search').value.toLowerCase().split(/\s+/).filter(Boolean); }

function wanted() {
  var words = searched();
  var environment = byId('environment').value;
  var least = byId('severity').value === '' ? -1 : SEVERITIES.indexOf(byId('severity').value);
  var off = new Set(Array.from(document.querySelectorAll('#actions button[aria-pressed=false]')).map(function (button) {
    return button.dataset.action;
  }));
  return function (item) {
    if (environment !== '' && data.environments[Number(environment)].name !== item.environment) return false;
    if (item.action !== undefined && off.has(item.drift ? 'drift' : item.action)) return false;
    if (least >= 0 && SEVERITIES.indexOf(item.severity) < least) return false;
    return words.length === 0 || words.every(function (word) { return textOf(item).indexOf(word) >= 0; });
  };
}

function isFiltered() {
  return byId('search').value.trim() !== '' || byId('environment').value !== '' || byId('severity').value !== '' ||
    document.querySelector('#actions button[aria-pressed=false]') !== null;
}

function clearFilters() {
  byId('search').value = byId('environment').value = byId('severity').value = '';
  document.querySelectorAll('#actions button').forEach(function (button) { button.setAttribute('aria-pressed', 'true'); });
}

/* Keys of the environment, the stack and the construct that a change stands in. */
function keysOf(change) {
  var path = [change.environment, change.stack, change.drift ? 'drift' : '', change.construct];
  return [1, 3, 4].map(function (length) { return JSON.stringify(path.slice(0, length)); });
}

/* Heads of environment, stack and construct between the changes; what is collapsed is left out. */
function grouped(changes) {
  var LEVELS = ['environment', 'stack', 'construct'];
  var items = [];
  var heads = [];
  changes.forEach(function (change) {
    var keys = keysOf(change);
    var hidden = false;
    keys.forEach(function (key, depth) {
      if (!heads[depth] || heads[depth].key !== key) {
        heads.length = depth;
        heads[depth] = headOf(change, LEVELS[depth], key);
        if (!hidden) items.push(heads[depth]);
      }
      var kind = change.drift ? 'drift' : change.action;
      heads[depth].counts[kind] = (heads[depth].counts[kind] || 0) + 1;
      hidden = hidden || collapsed.has(key);
    });
    if (!hidden) items.push({ change: change });
  });
  return items;
}

function headOf(change, level, key) {
  var head = { level: level, key: key, counts: {} };
  if (level === 'environment') {
    var environment = data.environments.find(function (each) { return each.name === change.environment; });
    head.title = environment.name;
    head.badge = [environment.verdict, environment.words];
  } else if (level === 'stack') {
    head.title = change.stack;
    head.note = change.drift ? 'changed outside of Terraform' : '';
  } else {
    head.title = change.construct || '(the stack itself)';
    head.note = change.modules;
  }
  return head;
}

/* A list that shows some rows, and more when its end comes into view. */
function growing(list, empty, draw) {
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
      list.classList.toggle('many', items.length > MANY);
      list.textContent = '';
      if (items.length === 0) list.appendChild(el('p', 'empty', empty()));
      list.appendChild(end);
      more(Math.max(CHUNK, atLeast));
      requestAnimationFrame(grow);
    },
    count: function () { return shown; },
    showAll: function () { more(items.length - shown); },
    grow: grow
  };
}

function number(value) { return value.toLocaleString('en'); }
`;
