(() => {
  const tell = () => {
    if (document.visibilityState !== 'visible') return;
    document.removeEventListener('visibilitychange', tell);
    navigator.sendBeacon(document.body.dataset.seen);
  };
  document.addEventListener('visibilitychange', tell);
  tell();
})();
