// What of a page's words cannot be read without scrolling: for walls, which nobody scrolls.

/** The texts that do not lie wholly where they can be seen; names that end in dots may. */
export function unseen(page) {
  return page.evaluate(() => {
    const found = [];
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) {
      found.push(`the page is ${scrollWidth}×${scrollHeight}`);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (parent === null || text === "" || parent.closest(".unseen, .clip, .members")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      let [left, top, right, bottom] = [0, 0, innerWidth, innerHeight];
      for (let at = parent; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.overflow === "visible") continue;
        const around = at.getBoundingClientRect();
        left = Math.max(left, around.left);
        top = Math.max(top, around.top);
        right = Math.min(right, around.right);
        bottom = Math.min(bottom, around.bottom);
      }
      const slack = 2; // a line's box is higher than its letters
      if (
        box.left < left - slack ||
        box.top < top - slack ||
        box.right > right + slack ||
        box.bottom > bottom + slack
      ) {
        found.push(`${text.slice(0, 40)} (${Math.round(box.right)}, ${Math.round(box.bottom)})`);
      }
    }
    return found;
  });
}
