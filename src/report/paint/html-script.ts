/** What runs in an exported page: move, zoom, find. Plain text, because the page is one file without parts. */
import { propertiesOf } from "./page-style.ts";

/** The page's style; `light-dark()` picks each colour by the reader's own setting. */
export const STYLE = `${propertiesOf()}
*{box-sizing:border-box}
body{margin:0;font:13px/20px Helvetica,Arial,sans-serif;background:var(--surface);color:var(--ink)}
header{display:flex;flex-wrap:wrap;gap:12px;align-items:center;padding:8px 16px;border-bottom:1px solid var(--pale);background:var(--sunken)}
h1{font-size:15px;margin:0 auto 0 0}
input,button{font:inherit;color:inherit;background:var(--surface);border:1px solid var(--border);border-radius:4px;padding:3px 8px;min-height:28px}
button{min-width:32px;cursor:pointer}
:focus-visible{outline:2px solid var(--added);outline-offset:2px}
#map{display:block;width:100%;height:74vh;touch-action:none;cursor:grab}
#map:active{cursor:grabbing}
#map .found>path:first-of-type,#map .found>a>path:first-of-type{stroke:var(--added);stroke-width:4}
main{padding:8px 16px 32px}
table{border-collapse:collapse;margin:12px 0 24px}
caption{text-align:left;font-weight:bold;font-size:15px;padding:8px 0}
th,td{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--pale);vertical-align:top;overflow-wrap:anywhere}
a{color:var(--added)}
@media print{header input,header button,.help{display:none}#map{height:auto}}`;

/** The page's script: the view is the picture's viewBox, so nothing is drawn anew. */
export const SCRIPT = `"use strict";
const doc=document,map=doc.getElementById("map"),whole=map.getAttribute("viewBox").split(" ").map(Number);
let view=[...whole];
const show=()=>map.setAttribute("viewBox",view.join(" "));
const zoom=(by,cx,cy)=>{const [x,y,w,h]=view;const k=Math.min(Math.max(w*by,60),whole[2]*4)/w;view=[cx-(cx-x)*k,cy-(cy-y)*k,w*k,h*k];show()};
const middle=()=>[view[0]+view[2]/2,view[1]+view[3]/2];
const at=e=>{const p=new DOMPoint(e.clientX,e.clientY).matrixTransform(map.getScreenCTM().inverse());return [p.x,p.y]};
const move=(dx,dy)=>{view[0]+=dx;view[1]+=dy;show()};
const fit=()=>{view=[...whole];show()};
map.addEventListener("wheel",e=>{e.preventDefault();zoom(e.deltaY>0?1.15:1/1.15,...at(e))},{passive:false});
let from=null;
map.addEventListener("pointerdown",e=>{if(e.button===0)from=at(e)});
addEventListener("pointermove",e=>{if(!from)return;const [x,y]=at(e);move(from[0]-x,from[1]-y)});
addEventListener("pointerup",()=>{from=null});
map.addEventListener("dragstart",e=>e.preventDefault());
const keys={ArrowLeft:()=>move(-view[2]/10,0),ArrowRight:()=>move(view[2]/10,0),ArrowUp:()=>move(0,-view[3]/10),ArrowDown:()=>move(0,view[3]/10),"+":()=>zoom(1/1.3,...middle()),"=":()=>zoom(1/1.3,...middle()),"-":()=>zoom(1.3,...middle()),0:fit};
map.addEventListener("keydown",e=>{const does=keys[e.key];if(does&&!e.ctrlKey&&!e.metaKey){e.preventDefault();does()}});
for(const [id,does] of [["in",keys["+"]],["out",keys["-"]],["fit",fit]])doc.getElementById(id).addEventListener("click",does);
const boxes=[...doc.querySelectorAll("#map g.box")],find=doc.getElementById("find"),told=doc.getElementById("told");
let found=[],next=0;
const search=()=>{const words=find.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
for(const g of boxes)g.classList.remove("found");
found=words.length?boxes.filter(g=>{const t=(g.dataset.id+" "+g.textContent).toLowerCase();return words.every(w=>t.includes(w))}):[];
for(const g of found)g.classList.add("found");
next=0;told.textContent=words.length?told.dataset.words.replace("#",found.length):""};
const go=()=>{if(!found.length)return;const b=found[next++%found.length].getBBox(),w=Math.max(b.width*3,600),h=w*whole[3]/whole[2];view=[b.x+b.width/2-w/2,b.y+b.height/2-h/2,w,h];show()};
find.addEventListener("input",search);
find.addEventListener("keydown",e=>{if(e.key==="Enter")go()});`;

/** SHA-256 of the style and the script in base64: the page allows these two and nothing else. A test holds them true. */
export const STYLE_SUM = "gAfgQyzmNP+G6soiDaKg5UNyAooO4Z8vEFFF66QCvPs=";
export const SCRIPT_SUM = "8ZfMs7LjwRpehF1Ccrud8SO4YudZRwN5DtAoLSGbdqg=";
