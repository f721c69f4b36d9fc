/* global customElements, document, HTMLElement, window */
// Another framework's element: it draws itself anew whenever anything happens that could concern it.
class OtherCounter extends HTMLElement {
  count = 0;
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).innerHTML = '<button>0</button>';
    this.shadowRoot.querySelector('button').addEventListener('click', () => this.show(this.count + 1));
    for (const name of ['change', 'input']) this.addEventListener(name, () => this.show(this.count + 100));
  }
  show(count) {
    this.count = count;
    this.shadowRoot.querySelector('button').textContent = String(count);
  }
}
customElements.define('other-counter', OtherCounter);
// What the page hears of the labs.
window.heard = [];
for (const name of ['ready', 'settings', 'result', 'guess']) {
  document.addEventListener(`descent-${name}`, ({ target, detail }) =>
    window.heard.push({ name, tag: target.localName, detail: name === 'result' ? null : detail }),
  );
}
for (const name of ['change', 'playhead', 'play', 'look', 'start', 'rate']) {
  document.addEventListener(`descent-${name}`, () => window.heard.push({ name: `leak: ${name}` }));
}
