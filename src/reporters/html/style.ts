import { TIME_STYLE } from './time/style.ts';

/**
 * The look of the page: system fonts, one accent, generous space; light and dark by what the reader's system says.
 * It is a constant, because the page's policy allows exactly this text and no other style.
 */
export const STYLE = `
:root{color-scheme:light dark;--ground:#faf9f7;--card:#fff;--ink:#1c2227;--soft:#57616b;--line:#e3e1dc;--accent:#1b6570;
--band:27,101,112;--over:#a8321f;--warned:#855300;--unknown:#6a4a9c;--within:#3c6b45;--free:#dfe3e3;--tint:#f0efeb}
@media (prefers-color-scheme:dark){:root{--ground:#14181b;--card:#1a2024;--ink:#e7eaec;--soft:#a4afb8;--line:#2d353b;
--accent:#79c9d4;--band:121,201,212;--over:#ff9d8a;--warned:#e6b765;--unknown:#c3a9f0;--within:#93c9a0;--free:#343d43;--tint:#20272c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:76rem;padding:clamp(1.25rem,4vw,3.5rem) clamp(1rem,4vw,3rem);background:var(--ground);color:var(--ink);
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0;padding:0}
h1{font-size:clamp(1.8rem,1.3rem + 2.2vw,2.75rem);line-height:1.15;letter-spacing:-.02em;font-weight:650;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.3;letter-spacing:-.01em;font-weight:650;margin-bottom:1.1rem}
h3{font-size:1.05rem;line-height:1.4;font-weight:650}
section{margin-top:3.75rem}
main,section{outline:0}
a{color:var(--accent);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
a:hover{text-decoration-thickness:2px}
b{font-weight:600}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:3px}main:focus-visible,section:focus-visible{outline:0}
.soft,small{color:var(--soft)}
small{font-size:.875rem}
.block{display:block}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-5rem;padding:.6rem 1rem;background:var(--accent);color:var(--ground);border-radius:0 0 .5rem .5rem;z-index:1}
.skip:focus{top:0}
.shapes{position:absolute}
.over{color:var(--over)}.warned{color:var(--warned)}.unknown{color:var(--unknown)}.at{color:var(--accent)}.within{color:var(--within)}
.symbol{font-size:.8em;font-family:system-ui,"Segoe UI Symbol","Noto Sans Symbols 2",sans-serif}
.badge{white-space:nowrap;font-weight:600;font-size:.9375rem}
.top>.soft:first-child{margin-bottom:.9rem}
.more{margin-top:.8rem;font-size:1.125rem;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:1.5rem;margin-top:2.25rem;padding-top:1.75rem;border-top:1px solid var(--line)}
.facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.facts dt{color:var(--soft);font-size:.9375rem;line-height:1.4}
.facts dd{font-size:1.75rem;line-height:1.25;font-weight:600;letter-spacing:-.01em}
.sources{margin-top:1.5rem}
.callout{margin-top:2rem;padding:1.25rem 1.5rem;border:2px dashed var(--unknown);border-radius:.75rem;background:var(--card)}
.callout>p{margin-top:.6rem}
.callout h2{font-size:1.125rem;margin-bottom:.4rem}
.callout ul,.plain{padding-left:1.25rem;margin:.5rem 0}
.plain li+li{margin-top:.4rem}
nav{margin-top:2.25rem;border-bottom:1px solid var(--line);padding-bottom:1.25rem}
nav ul{display:flex;flex-wrap:wrap;gap:.35rem 1.4rem;list-style:none;font-size:.9375rem}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
.advice+p,.grid2+p{margin-top:.9rem}
.advice{list-style:none;display:grid;gap:.9rem}
.advice li{padding-left:1.1rem;border-left:3px solid var(--over)}
.advice li.soften{border-left-color:var(--warned)}
.grid2{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,29rem),1fr));gap:1.5rem;align-items:start}
.card{background:var(--card);border:1px solid var(--line);border-radius:.875rem;padding:1.35rem 1.5rem;min-width:0}
.later{content-visibility:auto;contain-intrinsic-size:auto 34rem}
.steps{list-style:none;counter-reset:step;display:grid;gap:1.35rem;margin-top:1rem}
.steps li{counter-increment:step;position:relative;padding-left:2.1rem}
.steps li::before{content:counter(step);position:absolute;left:0;top:.12rem;width:1.4rem;height:1.4rem;border-radius:50%;background:var(--tint);color:var(--soft);font-size:.8125rem;line-height:1.4rem;text-align:center;font-weight:600}
.move{display:block;margin-top:.15rem}
details{margin-top:1.1rem}
summary{cursor:pointer;color:var(--accent);padding:.25rem 0;font-size:.9375rem;width:fit-content}
details[open]>summary{margin-bottom:.5rem}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;width:100%}th,td{overflow-wrap:break-word}th[scope=row]{min-width:7rem}td,th[scope=row]{word-break:break-word}
caption{text-align:left;font-weight:650;padding-bottom:.35rem}
caption.hidden{display:block}
th,td{text-align:left;vertical-align:top;padding:.7rem 1.25rem .7rem 0;border-top:1px solid var(--line);font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{border-top:0;padding-top:.25rem;padding-bottom:.4rem;color:var(--soft);font-size:.875rem;white-space:nowrap}
td.n,th.n{text-align:right}
td.n{white-space:nowrap}
td>.bar{display:block}
.limits{margin-top:2rem}.limits:first-of-type{margin-top:0}
.limits th[scope=row]{width:56%}
small a{text-decoration:none}small a:hover{text-decoration:underline}small b{font-weight:400}th a,.steps a{font-weight:600}small a{font-weight:400}
th>small,td>small{display:block}.items td:last-child,.items th:last-child{text-align:right}tr:target{background:var(--tint)}.items td{white-space:nowrap}
em{display:block;font-style:normal;font-weight:600;font-size:.9375rem}em.past{color:var(--over)}em.past::before{content:"▲ ";content:"▲ " / "";font-size:.8em}em.risk{color:var(--warned)}em.risk::before{content:"◆ ";content:"◆ " / "";font-size:.8em}
li>a,th>a,td>a,small>a,dd>a{display:inline-block;max-width:100%}
.level{display:flex;flex-wrap:wrap;gap:.2rem 2rem;align-items:baseline}
.people{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1.1rem 1.5rem}.people dt{font-weight:600}
.bar{display:block;width:min(11rem,34vw);height:.6rem;margin-top:.4rem}
.swarm circle{fill:var(--accent);stroke:var(--card);stroke-width:1}
.free{fill:var(--free)}.taken{fill:var(--accent)}.beyond{fill:var(--over)}.chart{display:flex;margin-top:1.25rem}
.chart .scroll{flex:1;min-width:0}
.axis,.plot,.swarm{overflow:visible}
.axis{flex:none}
.chart .scroll{overflow-y:hidden}
.plot{display:block}
.chart text{font-size:12px;fill:var(--soft)}
.axis text{text-anchor:end}
.grid{stroke:var(--line);stroke-width:1}
.band{fill:rgb(var(--band))}.p50{fill-opacity:.1}.p70{fill-opacity:.18}.p85{fill-opacity:.28}
.sle{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:6 4}
.chart .sle-label{fill:var(--ink);font-weight:600;text-anchor:end}.chart a{text-decoration:none}
.chart .percentile{text-anchor:end;font-size:10.5px}
.chart .stage{text-anchor:middle;font-size:13px;font-weight:600;fill:var(--ink)}
.chart .count{text-anchor:middle}
.dot{stroke:var(--card);stroke-width:1.25}
.dot.ok{fill:var(--accent)}.dot.risk{fill:var(--warned)}.dot.past{fill:var(--over)}
.chart .label,.chart .sle-label,.chart .percentile{paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
.chart .label{fill:var(--ink)}
.chart .hint{opacity:0;pointer-events:none}
.chart a:hover .hint,.chart a:focus-visible .hint,.chart g:hover>.hint{opacity:1}
.chart a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.legend{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;margin-bottom:1.35rem;font-size:.9375rem;color:var(--soft);list-style:none}
.legend svg{width:1.5rem;height:1rem;vertical-align:-.15rem;margin-right:.45rem}
footer{margin-top:4.5rem;padding-top:1.25rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
${TIME_STYLE.trim()}
${minWidths()}
@media (max-width:30rem){.card{padding:1.1rem 1rem}.chart .label:not(.hint),.chart .percentile{display:none}.chart{margin-left:-.6rem}section{margin-top:3rem}th,td{padding-right:.75rem}.badge,.items td,th{white-space:normal}.items td{word-break:normal;font-size:.9375rem}.items th[scope=row]{width:60%}em,.badge{font-size:.875rem}}
@media (forced-colors:active){.dot,.taken,.beyond{forced-color-adjust:none}}
@media print{:root{--ground:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#ccc;--accent:#1b6570;--band:27,101,112;--over:#a8321f;--warned:#855300;--unknown:#6a4a9c;--within:#3c6b45;--free:#dfe3e3;--tint:#f0efeb}
body{max-width:none;padding:0;font-size:10.5pt}nav,.skip{display:none}summary{color:inherit;font-weight:600;list-style:none}details::details-content{content-visibility:visible;display:block}
.scroll{overflow:visible}.later{content-visibility:visible}figure,.callout,.advice li,.steps li,tr{break-inside:avoid}h2,h3,caption,thead{break-after:avoid}section{margin-top:2rem}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

/** With many stages a chart keeps its columns wide enough to read, and scrolls. */
function minWidths(): string {
  return [5, 6, 7, 8, 9, 10, 11, 12]
    .map((columns) => `.columns-${columns}{min-width:${columns * 4.75}rem}`)
    .join('');
}
