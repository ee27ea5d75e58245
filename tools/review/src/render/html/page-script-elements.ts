/** Making elements, the tabs and the theme. */
export const elementsScript = String.raw`
var data = JSON.parse(document.getElementById('data').textContent);

function byId(id) { return document.getElementById(id); }

/* An element with classes, text and children; never HTML. */
function el(tag, classes, content) {
  var element = document.createElement(tag);
  if (classes) element.className = classes;
  if (typeof content === 'string') element.textContent = content;
  else if (content) content.forEach(function (child) { if (child) element.appendChild(child); });
  return element;
}

function tabs() { return Array.from(document.querySelectorAll('[role=tab]')); }

function selectTab(chosen) {
  tabs().forEach(function (button) {
    var on = button === chosen;
    button.setAttribute('aria-selected', String(on));
    button.tabIndex = on ? 0 : -1;
    byId(button.getAttribute('aria-controls')).hidden = !on;
  });
  byId('tools').hidden = chosen.dataset.tools !== 'yes';
  byId('actions').hidden = chosen.id !== 'tab-changes';
  document.dispatchEvent(new Event('tab'));
}

function startTabs() {
  var buttons = tabs();
  buttons.forEach(function (button, index) {
    button.addEventListener('click', function () { selectTab(button); });
    button.addEventListener('keydown', function (event) {
      var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      var next = buttons[(index + step + buttons.length) % buttons.length];
      next.focus();
      selectTab(next);
    });
  });
  selectTab(buttons[0]);
}

/* A picture shows what changes, what was, or what will be. */
function startPictures() {
  document.querySelectorAll('.sides').forEach(function (choice) {
    choice.addEventListener('click', function (event) {
      var chosen = event.target.closest('button');
      if (!chosen) return;
      choice.querySelectorAll('button').forEach(function (button) {
        button.setAttribute('aria-pressed', String(button === chosen));
      });
      choice.parentNode.querySelectorAll('.picture').forEach(function (picture) {
        picture.hidden = picture.dataset.shows !== chosen.dataset.side;
      });
    });
  });
}

/* Storage is refused to files by some browsers. */
function stored(value) {
  try {
    if (value === undefined) return localStorage.getItem('landfall-theme');
    localStorage.setItem('landfall-theme', value);
  } catch (refused) { return null; }
}

function startTheme() {
  var root = document.documentElement;
  var button = byId('theme');
  var dark = matchMedia('(prefers-color-scheme: dark)');
  function now() { return root.dataset.theme || (dark.matches ? 'dark' : 'light'); }
  function show(value) {
    if (value === 'dark' || value === 'light') root.dataset.theme = value;
    button.textContent = now() === 'dark' ? 'Light theme' : 'Dark theme';
  }
  button.addEventListener('click', function () {
    var next = now() === 'dark' ? 'light' : 'dark';
    stored(next);
    show(next);
  });
  dark.addEventListener('change', function () { show(); });
  /* Paper is light. */
  var before;
  addEventListener('beforeprint', function () { before = root.dataset.theme; root.dataset.theme = 'light'; });
  addEventListener('afterprint', function () {
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
  });
  show(stored());
}
`;
