// Loads the page again while something of it is still being made.

setTimeout(() => location.reload(), 1500);
