// What this page does not use of Lit, as it is written in the versions of package-lock.json: a part of a file, and what
// takes its place. Each is found exactly once, or the build fails: then whoever brings a newer Lit looks again.

type Cut = readonly [part: string, instead: string];

/** By the end of the file's path. */
export const LIT_CUTS: Readonly<Record<string, readonly Cut[]>> = {
  '/@lit/reactive-element/reactive-element.js': [
    // Trusted Types for attributes that properties are reflected to.
    ['c=a.trustedTypes,l=c?c.emptyScript:""', 'l=""'],
    // What a compiler calls by its own name.
    ['d=(t,s)=>t,', ''],
    ['if(this.hasOwnProperty(d("finalized")))', 'if(this.hasOwnProperty("finalized"))'],
    [
      ',y[d("elementProperties")]=new Map,y[d("finalized")]=new Map',
      ',y.elementProperties=new Map,y.finalized=!0',
    ],
    // Initializers and metadata: for decorators, which the build writes out (vite-static-decorators.ts).
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    [',this.constructor.l?.forEach(t=>t(this))', ''],
    [
      'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
      '',
    ],
    // Classes are prepared in one go; their properties have no symbols for names, and their styles come once each.
    [
      'static _$Ei(){if(this.hasOwnProperty(d("elementProperties")))return;const t=n(this);t.finalize(),void 0!==t.l&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}',
      '',
    ],
    [
      'if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}',
      'this.finalized=!0;const s=n(this);if(s.finalize(),this.elementProperties=new Map(s.elementProperties),this.hasOwnProperty("properties"))for(const t in this.properties)this.createProperty(t);',
    ],
    ['getOwnPropertyDescriptor:h,getOwnPropertyNames:r,getOwnPropertySymbols:o,', ''],
    ['this.elementStyles=this.finalizeStyles(this.styles)', 'this.elementStyles=[this.styles??[]].flat(1/0)'],
    [
      'static finalizeStyles(s){const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i}',
      '',
    ],
    // Options of properties: none has an accessor of its own, which the build refuses, or a way of its own to tell values
    // apart; and attributes are left out by vite-no-attributes.ts.
    [
      'static createProperty(t,s=b){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}}static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??b}',
      'static createProperty(t){this.elementProperties.set(t);const i=Symbol();e(this.prototype,t,{get(){return this[i]},set(e){const h=this[i];this[i]=e,this.requestUpdate(t,h)}})}',
    ],
    [
      'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
      '',
    ],
    [
      'requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}',
      'requestUpdate(t,s){if(void 0!==t){if(i(this[t],s))return;this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}this.isUpdatePending||(this._$ES=this._$EP())}',
    ],
    [',hasChanged:f', ''],
    // A root that is there before the element.
    ['this.shadowRoot??this.attachShadow', 'this.attachShadow'],
    ['if(this.renderRoot??=this.createRenderRoot(),this._$Ep)', 'if(this._$Ep)'],
    // Controllers stay as long as their element.
    ['removeController(t){this._$EO?.delete(t)}', ''],
    // Which property an attribute is being set for, and a function for what is done once.
    ['super(),this._$Ep=void 0,', 'super(),'],
    ['this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){', 'this.hasUpdated=!1,'],
    // Updates are neither put off, brought forward nor left out, and nothing but the update is waited for.
    [
      'const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}',
      'this.performUpdate()}',
    ],
    ['performUpdate(){if(!this.isUpdatePending)return;if', 'performUpdate(){if'],
    ['let t=!1;const s=this._$AL;', 'const s=this._$AL;'],
    ['t=this.shouldUpdate(s),t?(this.willUpdate(s),', 'this.willUpdate(s),'],
    ['this.update(s)):this._$EM()}catch', 'this.update(s)}catch'],
    ['{throw t=!1,this._$EM(),s}t&&this._$AE(s)', '{throw this._$EM(),s}this._$AE(s)'],
    [
      'return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}',
      'return this._$ES}',
    ],
  ],
  '/lit-html/lit-html.js': [
    // A compiler's hint.
    ['t=globalThis,i=t=>t,s=t.trustedTypes,', 's=globalThis.trustedTypes,'],
    ['const s=i(t).nextSibling;i(t).remove(),t=s', 'const s=t.nextSibling;t.remove(),t=s'],
    // Expressions in the text of elements that hold nothing but text, which the build refuses (vite-minify-templates.ts).
    ['y=/^(?:script|style|textarea|title)$/i,', ''],
    ['let n,l=2===i', 'let l=2===i'],
    ['c=n??v,', 'c=v,'],
    [
      'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
      '',
    ],
    // Comments in templates, which it refuses too.
    ['_=/-->/g,m=/>/g,', ''],
    [
      '"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p)',
      'c=p',
    ],
    ['c===$||c===g?c=p:c===_||c===m?c=v:(c=p,n=void 0)', 'c=p'],
    [
      'else if(8===r.nodeType)if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}',
      'else r.data===n&&d.push({type:2,index:l});',
    ],
    // What an expression right before the end of a tag needs, which it refuses as well.
    ['const x=c===p&&t[i+1].startsWith("/>")?" ":"";', ''],
    ['+o+x):s+o+(-2===d?i:x)', '+o):s+o+(-2===d?i:"")'],
    // Listeners that come in the place of others with other options.
    [
      'e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,h=t!==A&&(s===A||e);e&&this.element.removeEventListener(this.name,this,s),h&&this.element',
      'e=t===A,h=s===A;e&&!h&&this.element.removeEventListener(this.name,this,s),h&&!e&&this.element',
    ],
    // MathML.
    ['3===i?"<math>":""', '""'],
    ['3===i?"</math>":""', '""'],
    ['this.el.content,2===i||3===i)', 'this.el.content,2===i)'],
    // Templates that were compiled.
    [
      'const{values:i,_$litType$:s}=t,e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s);',
      'const{values:i}=t,e=this._$AC(t);',
    ],
    // Directives that go on by themselves, and so are told when they leave the page.
    ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
    ['get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
    ['get _$AU(){return this._$AM._$AU}constructor', 'constructor'],
    ['get _$AU(){return this._$AM._$AU}_$AI', '_$AI'],
    ['(h?._$AO?.(!1),void 0===o?', '(void 0===o?'],
    [',this._$Cv=e?.isConnected??!0', ''],
    ['for(this._$AP?.(!1,!0,s);', 'for(;'],
    ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    ['this._$AV=[],this._$AN=void 0,', 'this._$AV=[],'],
    ['this.type=2,this._$AH=A,this._$AN=void 0,', 'this.type=2,this._$AH=A,'],
    ['this.type=1,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
    ['this.type=6,this._$AN=void 0,', 'this.type=6,'],
    // What directives can be told of where they stand. Ours ask for elements and for what is between tags.
    ['get tagName(){return this.element.tagName}', ''],
    ['get startNode(){return this._$AA}get endNode(){return this._$AB}', ''],
    ['get parentNode(){return this._$AM.parentNode}', ''],
    [
      'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}',
      '',
    ],
    ['constructor(){super(...arguments),this.type=3}', ''],
    ['constructor(){super(...arguments),this.type=4}', ''],
    ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
    // Another place than the end of the container, and another document.
    ['(t?.creationScope??l).importNode', 'l.importNode'],
    [
      'const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}',
      'let h=i._$litPart$;void 0===h&&(i._$litPart$=h=new k(i.insertBefore(c(),null),null,void 0,s));',
    ],
    // What `directive-helpers.js` does not take.
    ['{M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z}', '{I:k}'],
  ],
  '/lit-html/directive.js': [
    ['get _$AU(){return this._$AM._$AU}', ''],
    ['ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6', 'CHILD:2,ELEMENT:6'],
    ['_$AT(t,e,i){this._$Ct=t,this._$AM=e,this._$Ci=i}', '_$AT(){}'],
  ],
  '/lit-element/lit-element.js': [
    [
      'createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
      '',
    ],
    ['constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}', ''],
    ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
    [',this._$Do=e(r,this.renderRoot,this.renderOptions)', ',e(r,this.renderRoot,{host:this})'],
    [
      'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
      '',
    ],
    ['i._$litElement$=!0,i["finalized"]=!0', 'i.finalized=!0'],
  ],
};
