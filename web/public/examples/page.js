// Stands in every example: has the ground that the page around it has, and tells that page how high it is.
function follow() {
  const theme = /theme=(light|dark)/.exec(location.hash)?.[1];
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}
follow();
addEventListener('hashchange', follow);
addEventListener('DOMContentLoaded', () => {
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({ descent: 'example', height }, '*');
  }).observe(document.body);
});
