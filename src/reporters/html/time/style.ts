/** The look of the charts over days; a part of the page's one style. */
export const TIME_STYLE = `
.ends,.stretched{flex:none;overflow:visible}
.lead{margin-bottom:1.35rem}
h4+.time{margin-top:.35rem}
main h4{margin:1.5rem 0 0;font-size:.9375rem;line-height:1.4;font-weight:600}
.chart .day,.chart .number{text-anchor:middle}
.chart .number{fill:var(--ink);font-weight:600}
.tick{stroke:var(--line);stroke-width:1}
.chart .strong{fill:var(--ink);font-weight:600}
.chart .left{text-anchor:end}
.at{overflow:visible}
.rank{stroke:var(--soft);stroke-width:1;stroke-dasharray:2 3}
.finished circle{fill:var(--accent);fill-opacity:.6;stroke:var(--card);stroke-width:1}
.finished a:hover circle,.finished a:focus-visible circle{fill-opacity:1}
.line,.points,.limit,.area,.week{vector-effect:non-scaling-stroke}
.line{fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.limit{fill:none;stroke:var(--ink);stroke-width:1.5;stroke-dasharray:6 4}
.under{fill:rgb(var(--band));fill-opacity:.09}
.points{fill:none;stroke:var(--accent);stroke-width:5.5;stroke-linecap:round}.numbers td,.numbers thead th+th{text-align:right}
.area{fill:rgb(var(--band));stroke:var(--card);stroke-width:1}.area.departed{fill:var(--soft);fill-opacity:.22}
.week{fill:rgb(var(--band));fill-opacity:.6}.week.part{fill-opacity:.12;stroke:var(--accent);stroke-width:1;stroke-dasharray:3 3}
.fits{flex:1;min-width:0}.time>.scroll{padding-inline:.3rem}.wide{min-width:27rem}.short{contain-intrinsic-size:auto 31rem}
@media (forced-colors:active){.area,.week,.finished circle{forced-color-adjust:none}}
`;
