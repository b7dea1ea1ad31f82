// Asks the server every second whether the timeline has changed, and reads the page anew when it has.
let version = null;
setInterval(async () => {
  try {
    const now = await (await fetch('version', { cache: 'no-store' })).text();
    if (version != null && now !== version) location.reload();
    version = now;
  } catch { /* the server has gone; the page stays */ }
}, 1000);
