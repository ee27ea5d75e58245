/** Every text colour is at least 4.5:1 on the grounds it stands on. */
const LIGHT = `--page:#fff;--sunken:#f6f8fa;--text:#1f2328;--quiet:#59636e;--line:#d8dee4;--hair:#eaeef2;--control:#8c959f;--accent:#0969da;--accent-soft:#ddf4ff;--green:#116329;--green-soft:#e6f6ea;--red:#b3141f;--red-soft:#ffebe9;--orange:#953800;--orange-soft:#fff1e5;--yellow:#7d4e00;--yellow-soft:#fff8c5;--purple:#6639ba;--purple-soft:#f3ecfd;--grey-soft:#eaeef2;color-scheme:light`;

const DARK = `--page:#0d1117;--sunken:#151b23;--text:#e6edf3;--quiet:#9aa4af;--line:#30363d;--hair:#21262d;--control:#656c76;--accent:#58a6ff;--accent-soft:#121d2f;--green:#56d364;--green-soft:#12261e;--red:#ff8b84;--red-soft:#2d1518;--orange:#f0a35e;--orange-soft:#2b1a0d;--yellow:#e3b341;--yellow-soft:#272115;--purple:#bc8cff;--purple-soft:#221b35;--grey-soft:#262c36;color-scheme:dark`;

const BASICS = `
*{box-sizing:border-box}
body{margin:0 auto;padding:20px 24px 60px;max-width:1280px;background:var(--page);color:var(--text);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}
h1{font-size:20px;margin:0;display:flex;flex-wrap:wrap;gap:6px 10px;align-items:center}
h3{font-size:14px;margin:0 0 8px}p{margin:6px 0}
code,pre,.name,.type,.sign,.path,.address{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:12px}
code{background:var(--grey-soft);padding:1px 5px;border-radius:4px;overflow-wrap:anywhere}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
button,input,select{font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:6px;padding:4px 10px;min-height:32px}
input,select{border-color:var(--control)}
#theme{white-space:nowrap}button{cursor:pointer}button:hover{background:var(--sunken)}
:focus-visible{outline:2px solid var(--accent);outline-offset:-1px}
[hidden]{display:none!important}
.quiet,.empty{color:var(--quiet)}
.top{display:flex;gap:12px;align-items:flex-start;justify-content:space-between;margin-bottom:16px}
.card{border:1px solid var(--line);border-radius:8px;padding:12px 16px;margin:12px 0;overflow-x:auto}
.card ul{margin:6px 0;padding-left:20px}
table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:500;color:var(--quiet);font-size:12px}
th,td{padding:6px 16px 6px 0;border-bottom:1px solid var(--hair);white-space:nowrap;vertical-align:baseline}
th:last-child,td:last-child{padding-right:0}tr:last-child td{border-bottom:0}
.number{text-align:right;font-variant-numeric:tabular-nums}.wide{white-space:normal;overflow-wrap:anywhere;min-width:180px}
td.none{color:var(--quiet)}td.total{font-weight:600}
`;

const BADGES = `
.verdict,.severity,.gate,.forces{display:inline-block;border-radius:10px;padding:1px 8px;font-size:12px;font-weight:600;line-height:18px;white-space:nowrap}
h1 .verdict{font-size:14px;padding:3px 12px;border-radius:14px}
.pass.verdict,.suppressed.gate{background:var(--green-soft);color:var(--green)}
.approval.verdict,.approve.gate,.medium.severity{background:var(--yellow-soft);color:var(--yellow)}
.blocked.verdict,.failed.verdict,.block.gate,.critical.severity{background:var(--red-soft);color:var(--red)}
.high.severity,.forces{background:var(--orange-soft);color:var(--orange)}
.low.severity,.info.severity,.note.gate,.unseen.gate{background:var(--grey-soft);color:var(--text)}
.is-create,.is-import{color:var(--green)}.is-update{color:var(--yellow)}.is-replace,.is-forget{color:var(--orange)}
.is-destroy{color:var(--red)}.is-move,.is-drift{color:var(--purple)}.is-other,.is-read{color:var(--quiet)}
`;

const PARTS = `
.notices{padding:6px 16px}
.notice{display:grid;grid-template-columns:fit-content(160px) 124px minmax(0,1fr);gap:2px 12px;padding:5px 0;align-items:baseline;overflow-wrap:anywhere}.notice>:first-child{min-width:64px}
.notice b{font-weight:600}.notice a{color:inherit}.notice .message{color:var(--quiet)}
[role=tablist]{display:flex;gap:4px;border-bottom:1px solid var(--line);margin-top:20px;overflow-x:auto}
[role=tab]{border:0;border-bottom:2px solid transparent;border-radius:0;background:none;white-space:nowrap;padding:6px 10px}
[role=tab][aria-selected=true]{border-color:var(--accent);font-weight:600}[role=tab] .count{color:var(--quiet);font-weight:400}
#tools{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px;padding:10px 0;background:var(--page);border-bottom:1px solid var(--line)}
#search{flex:1 1 260px;min-width:0}#actions{display:flex;flex-wrap:wrap;gap:4px}
.toggle{padding:4px 10px;white-space:nowrap}.toggle[aria-pressed=true]{background:var(--grey-soft)}
.toggle[aria-pressed=false]{color:var(--quiet);border-style:dashed}#actions .toggle[aria-pressed=false]{text-decoration:line-through}
.found{display:flex;flex-wrap:wrap;gap:6px 16px;align-items:center;justify-content:space-between;margin:8px 0;min-height:32px}
.found>span{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center}.found .meaning{margin-right:12px}
.found .depth,.sides{gap:0}.depth .toggle{border-radius:0;margin-left:-1px;border-style:solid}.depth .toggle:first-child{border-radius:6px 0 0 6px}.depth .toggle:last-child{border-radius:0 6px 6px 0}
.empty{padding:32px 0;text-align:center}
.picture{overflow:auto}.picture svg{display:block;max-width:none;height:auto}
.picture svg.lf-picture .lf-ground{fill:none}
.sides{display:flex;margin:0}.picture svg{margin-left:-14px}.sides .toggle::first-letter{text-transform:uppercase}
`;

const LISTS = `
.group{display:flex;gap:4px 10px;align-items:baseline;width:100%;min-height:0;text-align:left;background:none;border:0;border-radius:0;padding:5px 4px;overflow-wrap:anywhere}
.group::before{content:"▾";color:var(--quiet);font-size:11px;width:10px;flex:none}.group[aria-expanded=false]::before{content:"▸"}
.environment>.group{font-size:16px;font-weight:600;margin-top:14px}.environment>.group .count{font-weight:400}
.stack>.group{font-weight:600;background:var(--sunken);border:1px solid var(--line);border-radius:6px;padding:5px 10px;margin-top:8px}
.construct>.group{padding:8px 4px 3px 14px}.construct>.group .title{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:12px;color:var(--quiet)}
.group .note{color:var(--quiet);font-weight:400;font-size:12px}
.tally{display:flex;gap:8px;margin-left:auto;font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;white-space:nowrap}
.row{margin-left:14px;border-bottom:1px solid var(--hair);scroll-margin:140px 0 40px}
.many .row{content-visibility:auto;contain-intrinsic-size:auto 32px}.row.finding{margin-left:0}.row.target{background:var(--accent-soft)}
.head{display:grid;grid-template-columns:26px minmax(0,1fr) auto;gap:0 8px;align-items:baseline;width:100%;min-height:0;text-align:left;border:0;border-radius:0;background:none;padding:5px 4px}
.head>.line{display:flex;flex-wrap:wrap;gap:2px 8px;align-items:baseline}.head>.under{grid-column:2/4}
.finding>.head{grid-template-columns:68px minmax(0,1fr) auto;gap:0 12px;padding:8px 4px}
.sign{font-weight:700;text-align:right;white-space:pre}.words{font-weight:500}.name{font-weight:600;overflow-wrap:anywhere}.finding .title{font-weight:600}
.type,.because,.where,.rule{color:var(--quiet)}.because,.where,.rule{font-size:12.5px;overflow-wrap:anywhere}.type{overflow-wrap:anywhere}
.meaning,.message,.hint{overflow-wrap:anywhere}.hint{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;color:var(--accent)}.under.meaning{color:var(--quiet)}
.meaning.grows::before{content:"▲ ";color:var(--red)}.meaning.shrinks::before{content:"▽ ";color:var(--green)}
.details{margin:0 4px 10px 38px;padding:8px 12px;background:var(--sunken);border-radius:6px}.finding>.details{margin-left:4px}
.details p{margin:8px 0 4px}
.fact{display:flex;gap:12px;padding:2px 0}.fact .label{flex:0 0 130px;color:var(--quiet)}.fact .text{min-width:0;overflow-wrap:anywhere}
.attributes{margin-top:8px;border-top:1px solid var(--line)}
.attribute{display:grid;grid-template-columns:minmax(150px,1fr) minmax(0,2fr) minmax(0,2fr);gap:8px;padding:3px 0;border-bottom:1px solid var(--hair)}
.attributes.one .attribute{grid-template-columns:minmax(150px,1fr) minmax(0,4fr)}
.path{overflow-wrap:anywhere;padding-top:2px}.path .forces{margin-left:6px;font-family:system-ui,sans-serif}
pre{margin:0;padding:2px 6px;border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere;max-height:340px;overflow:auto}
pre.before,pre.after{position:relative;padding-left:20px}pre.before::before,pre.after::before{position:absolute;left:6px;content:"−";color:var(--red)}pre.after::before{content:"+";color:var(--green)}
pre.before{background:var(--red-soft)}pre.after{background:var(--green-soft)}pre.special{background:none;color:var(--quiet)}pre.special::before{content:none}
pre.diff,pre.error{border:1px solid var(--line);margin:4px 0;padding:4px 8px;background:var(--page)}
.plus{background:var(--green-soft)}.minus{background:var(--red-soft)}.diff span{display:block}
summary{cursor:pointer;padding:6px 0;color:var(--quiet)}
.end{height:1px}
`;

const NARROW = `
@media (max-width:700px){
body{padding:12px 12px 40px}#tools{position:static}#search{flex-basis:100%}select{flex:1 1 140px;min-width:0}
.notice{grid-template-columns:fit-content(200px) minmax(0,1fr)}.notice>div{grid-column:1/3}
.row{margin-left:0}.construct>.group{padding-left:4px}.details{margin-left:4px}.head{grid-template-columns:22px minmax(0,1fr) auto}
.finding>.head{grid-template-columns:minmax(0,1fr) auto}.finding>.head>*{grid-column:1/3}
.attribute,.attributes.one .attribute{grid-template-columns:minmax(0,1fr);gap:2px}.fact{display:block}.fact .label{display:block}
}
`;

const PRINT = `
@media print{
body{max-width:none;padding:0}#tools,#theme,.found button,.sides,[role=tablist]{display:none}
[role=tabpanel][hidden]{display:block!important}.many .row{content-visibility:visible}.row{break-inside:avoid}
pre{max-height:none}.card{break-inside:avoid}.picture svg{max-width:100%}
*{print-color-adjust:exact}
}
`;

/** The look of the page, in light and dark, wide and narrow, and on paper. */
export const pageStyle = [
  '',
  `:root{${LIGHT}}`,
  `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}`,
  `@media screen{:root[data-theme=dark]{${DARK}}}`,
  ...[BASICS, BADGES, PARTS, LISTS, NARROW, PRINT].map((part) => part.trim()),
  '',
].join('\n');
