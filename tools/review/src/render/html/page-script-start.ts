/** What the controls of the page do: filters, depth, links to a change, keys, paper. */
export const startScript = String.raw`
function start() {
  var rows = new Map();
  /* A row is made once: lists that are drawn again take it as it is. */
  function once(item, make) {
    var row = rows.get(item);
    if (!row) rows.set(item, row = make(item, unfolded));
    else row.refresh();
    return row;
  }
  function empty(what, all) {
    return function () { return all.length === 0 ? 'There are no ' + what + '.' : 'No ' + what + ' match the filters.'; };
  }
  var changes = growing(byId('change-list'), empty('changes', data.changes), function (item) {
    return item.change ? once(item.change, changeRow) : headRow(item, collapsed, refold);
  });
  var findings = growing(byId('finding-list'), empty('findings', data.findings), function (finding) { return once(finding, findingRow); });
  var found = [];
  var foundFindings = [];
  function filter() {
    var want = wanted();
    found = data.changes.filter(want);
    foundFindings = data.findings.filter(want);
    changes.show(grouped(found), 0);
    findings.show(foundFindings, 0);
    byId('changes-found').textContent = number(found.length) + ' of ' + number(data.changes.length) + ' changes';
    byId('findings-found').textContent = number(foundFindings.length) + ' of ' + number(data.findings.length) + ' findings';
    document.querySelectorAll('.clear').forEach(function (button) { button.hidden = !isFiltered(); });
  }
  function refold(key) {
    changes.show(grouped(found), changes.count());
    var head = Array.from(document.querySelectorAll('.group')).find(function (each) { return each.dataset.key === key; });
    if (head) head.focus({ preventScroll: true });
  }
  function unfoldTo(depth) {
    collapsed.clear();
    unfolded.clear();
    if (depth === 'stacks') data.changes.forEach(function (change) { collapsed.add(keysOf(change)[1]); });
    if (depth === 'details') data.changes.forEach(function (change) { unfolded.add(change); });
    document.querySelectorAll('[data-depth]').forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.dataset.depth === depth));
    });
    changes.show(grouped(found), 0);
  }
  /* Shows what a link names, whatever hides it. */
  function reveal() {
    var parts = location.hash.slice(1).split('/');
    var tab = byId('tab-' + parts[0]);
    if (tab) { selectTab(tab); return; }
    var isFinding = parts[0] === 'finding';
    var item = (isFinding ? data.findings : data.changes).find(function (each) {
      return (isFinding ? findingLink(each) : changeLink(each)) === location.hash;
    });
    if (!item) return;
    selectTab(byId(isFinding ? 'tab-findings' : 'tab-changes'));
    if ((isFinding ? foundFindings : found).indexOf(item) < 0) { clearFilters(); filter(); }
    unfolded.add(item);
    if (isFinding) findings.show(foundFindings, foundFindings.indexOf(item) + 20);
    else {
      keysOf(item).forEach(function (key) { collapsed.delete(key); });
      var items = grouped(found);
      changes.show(items, items.findIndex(function (each) { return each.change === item; }) + 20);
    }
    mark(rows.get(item));
  }
  function mark(row) {
    document.querySelectorAll('.target').forEach(function (each) { each.classList.remove('target'); });
    row.classList.add('target');
    row.firstChild.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'start' });
    /* Rows above it have taken their real heights by then. */
    requestAnimationFrame(function () { row.scrollIntoView({ block: 'start' }); });
  }
  function clear() {
    clearFilters();
    filter();
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
  document.querySelectorAll('.clear').forEach(function (button) {
    button.addEventListener('click', function () { clear(); byId('search').focus(); });
  });
  document.querySelectorAll('[data-depth]').forEach(function (button) {
    button.addEventListener('click', function () { unfoldTo(button.dataset.depth); });
  });
  document.addEventListener('tab', function () { changes.grow(); findings.grow(); });
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && !byId('tools').hidden && isFiltered()) {
      event.preventDefault();
      clear();
    }
    if (event.key !== '/' || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    if (byId('tools').hidden) selectTab(byId('tab-changes'));
    byId('search').focus();
  });
  addEventListener('hashchange', reveal);
  addEventListener('beforeprint', function () { changes.showAll(); findings.showAll(); });
  filter();
  reveal();
  warm(0);
}

/* Texts are gathered while nobody waits for them. */
function warm(place) {
  if (!window.requestIdleCallback) return;
  requestIdleCallback(function (deadline) {
    while (place < data.changes.length && deadline.timeRemaining() > 2) textOf(data.changes[place++]);
    if (place < data.changes.length) warm(place);
  });
}

startTheme();
startTabs();
startPictures();
start();
`;
