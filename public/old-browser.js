// Tells the user of a browser that is too old so, instead of leaving a white page.
// Written in ES5 and loaded as a classic script: it must run where the app itself cannot.
;(function () {
  'use strict'

  // Each test stands for one of the oldest browsers the build aims at (Chromium 107, Safari 16,
  // Firefox 104 with later :has). A missing one means that the app would fail somewhere.
  function isTooOld() {
    return (
      typeof window.structuredClone !== 'function' ||
      typeof Object.hasOwn !== 'function' ||
      typeof Array.prototype.at !== 'function' ||
      typeof window.indexedDB === 'undefined' ||
      !('noModule' in document.createElement('script'))
    )
  }

  function line(tag, text) {
    var element = document.createElement(tag)
    element.appendChild(document.createTextNode(text))
    return element
  }

  function showNotice() {
    var app = document.getElementById('app')
    var notice = document.createElement('div')
    notice.setAttribute('role', 'alert')
    notice.appendChild(line('h1', '浏览器版本过低'))
    notice.appendChild(
      line('p', '本系统需要 Chrome、Edge 或 360 浏览器极速模式 107 及以上、Safari 16 及以上、Firefox 104 及以上。'),
    )
    notice.appendChild(line('p', '请升级浏览器,或使用 360 浏览器时切换到“极速模式”,然后重新打开本页。'))
    notice.appendChild(line('p', '当前浏览器:' + navigator.userAgent))
    app.parentNode.insertBefore(notice, app)
  }

  if (isTooOld()) {
    showNotice()
  }
})()
