const LIGHT = `--page:#f6f8fa;--card:#fff;--text:#1f2328;--quiet:#59636e;--line:#d1d9e0;--accent:#0969da;--green:#1a7f37;--green-soft:#e6f6ea;--red:#cf222e;--red-soft:#ffebe9;--orange:#bc4c00;--orange-soft:#fdebdc;--yellow:#9a6700;--yellow-soft:#fff6d6;--purple:#8250df;--purple-soft:#f3ecfd;color-scheme:light`;

const DARK = `--page:#0d1117;--card:#161b22;--text:#e6edf3;--quiet:#9198a1;--line:#30363d;--accent:#58a6ff;--green:#3fb950;--green-soft:#12261e;--red:#f85149;--red-soft:#2d1518;--orange:#f0883e;--orange-soft:#2e1c10;--yellow:#d29922;--yellow-soft:#272115;--purple:#a371f7;--purple-soft:#221b35;color-scheme:dark`;

/** The look of the page, in light and dark. */
export const pageStyle = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{${DARK}}
*{box-sizing:border-box}
body{margin:0 auto;padding:16px 20px 60px;max-width:1400px;background:var(--page);color:var(--text);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}
h1{font-size:22px;margin:0}h2{font-size:16px;margin:20px 0 8px}h3{font-size:14px;margin:14px 0 6px}
code,pre,.name,.sign,.path{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:12.5px}
code{background:color-mix(in srgb,var(--quiet) 14%,transparent);padding:1px 5px;border-radius:5px;overflow-wrap:anywhere}
button,input,select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:5px 10px}
button{cursor:pointer}:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
[hidden]{display:none!important}
.quiet{color:var(--quiet)}
.top{display:flex;gap:12px;align-items:flex-start;justify-content:space-between}
.top p{margin:4px 0 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 16px;margin:12px 0;overflow-x:auto}
.notices{max-height:280px;overflow:auto}
.card ul{margin:6px 0;padding-left:20px}
table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600;color:var(--quiet)}
th,td{padding:5px 10px 5px 0;border-bottom:1px solid var(--line);white-space:nowrap}tr:last-child td{border-bottom:0}
.number{text-align:right;font-variant-numeric:tabular-nums}.wide{white-space:normal;overflow-wrap:anywhere;min-width:200px}
.verdict,.severity,.gate,.forces{display:inline-block;border-radius:10px;padding:0 8px;font-size:12px;font-weight:600;white-space:nowrap}
.verdict.pass,.gate.suppressed{background:var(--green-soft);color:var(--green)}
.verdict.approval,.gate.approve,.severity.medium{background:var(--yellow-soft);color:var(--yellow)}
.verdict.blocked,.verdict.failed,.gate.block,.severity.critical{background:var(--red-soft);color:var(--red)}
.severity.high,.forces{background:var(--orange-soft);color:var(--orange)}
.severity.low,.severity.info{background:color-mix(in srgb,var(--quiet) 16%,transparent);color:var(--quiet)}
[role=tablist]{display:flex;gap:2px;border-bottom:1px solid var(--line);margin-top:20px;overflow-x:auto}
[role=tab]{border:0;border-bottom:2px solid transparent;border-radius:0;background:none;white-space:nowrap}
[role=tab][aria-selected=true]{border-color:var(--accent);font-weight:600}
#tools{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px;padding:10px 0;background:var(--page);border-bottom:1px solid var(--line)}
#search{flex:1 1 260px;min-width:0}#actions{display:flex;flex-wrap:wrap;gap:4px}
#actions button{padding:5px 9px}#actions button[aria-pressed=false]{opacity:.45;text-decoration:line-through}
.found{display:flex;flex-wrap:wrap;gap:8px;align-items:center;justify-content:space-between;margin:10px 0}
.group{display:flex;gap:10px;align-items:baseline;width:100%;text-align:left;background:none;border:0;padding:5px 4px;overflow-wrap:anywhere}
.group::before{content:"▾";color:var(--quiet)}.group[aria-expanded=false]::before{content:"▸"}
.group.environment{font-size:18px;font-weight:600;margin-top:14px}.group.stack{font-size:15px;font-weight:600}
.group.construct{font-weight:600;padding-left:16px;margin-top:6px}
.group .note,.group .count{color:var(--quiet);font-weight:400;font-size:12.5px}.group .count{margin-left:auto}
.row{margin:4px 0 4px 16px;background:var(--card);border:1px solid var(--line);border-left:4px solid var(--quiet);border-radius:6px}
.row{content-visibility:auto;contain-intrinsic-size:auto 36px}.row.finding{margin-left:0}
.row.create,.row.import{border-left-color:var(--green)}.row.update{border-left-color:var(--yellow)}
.row.replace,.row.forget{border-left-color:var(--orange)}.row.destroy,.row.block{border-left-color:var(--red)}
.row.move,.row.drift{border-left-color:var(--purple)}.row.approve{border-left-color:var(--yellow)}.row.suppressed{border-left-color:var(--green)}
.head{display:block;width:100%;text-align:left;border:0;background:none;padding:6px 10px}.head>span{display:block}
.line{display:flex!important;flex-wrap:wrap;gap:4px 10px;align-items:baseline}.line .name{font-weight:600;overflow-wrap:anywhere}
.sign{color:var(--quiet);white-space:pre}.words,.where,.because{color:var(--quiet)}.where{font-size:12.5px;overflow-wrap:anywhere}
.meaning,.message{overflow-wrap:anywhere}
.meaning.grows::before{content:"▲ ";color:var(--red)}.meaning.shrinks::before{content:"▽ ";color:var(--green)}
.head .meaning{color:var(--quiet)}
.details{padding:4px 10px 10px;border-top:1px solid var(--line)}.details p{margin:8px 0 4px}
.fact{display:flex;gap:10px;padding:2px 0}.fact .label{flex:0 0 150px;color:var(--quiet)}.fact .text{min-width:0;overflow-wrap:anywhere}
.attributes{margin-top:6px;border-top:1px solid var(--line)}
.attribute{display:grid;grid-template-columns:minmax(160px,1.1fr) 2fr 2fr;gap:8px;padding:4px 0;border-bottom:1px solid var(--line)}
.path{overflow-wrap:anywhere}.path .forces{margin-left:6px;font-family:system-ui,sans-serif}
pre{margin:0;padding:2px 6px;border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere;max-height:340px;overflow:auto}
pre.before{background:var(--red-soft)}pre.after{background:var(--green-soft)}pre.special{background:none;color:var(--quiet)}
pre.diff,pre.error{border:1px solid var(--line);margin:4px 0}.plus{background:var(--green-soft)}.minus{background:var(--red-soft)}.diff span{display:block}
summary{cursor:pointer;padding:6px 0}.picture{overflow:auto}.picture svg{max-width:none;height:auto}
.end{height:1px}
@media (max-width:700px){body{padding:12px 12px 40px}.row{margin-left:4px}.group.construct{padding-left:6px}.attribute{grid-template-columns:1fr}.fact{display:block}.fact .label{display:block}#tools{position:static}#search{flex-basis:100%}}
@media print{#tools,#theme,.found button{display:none}}
`;
