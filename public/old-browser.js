// Tells the user of a browser that is too old so, instead of leaving a white page.
// Written in ES5 and loaded as a classic script: it must run where the app itself cannot.
;(function () {
  'use strict'

  // The oldest Chromium the build aims at. Safari 16 and Firefox 104 have no name of their own to
  // ask for that is safe to read, but both have everything tested below; older ones lack some of it.
  var OLDEST_CHROMIUM = 107

  function isOldChromium() {
    var match = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)
    return match !== null && Number(match[1]) < OLDEST_CHROMIUM
  }

  function isTooOld() {
    return (
      isOldChromium() ||
      typeof window.structuredClone !== 'function' ||
      typeof Object.hasOwn !== 'function' ||
      typeof window.indexedDB === 'undefined' ||
      (typeof navigator.locks === 'undefined' && window.isSecureContext === true) ||
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
      line('p', '本系统需要 Chrome、Edge、360 浏览器 107 及以上内核,或 Safari 16、Firefox 104 及以上版本。')
    )
    notice.appendChild(line('p', '请升级浏览器;使用 360 等双核浏览器时,请切换到“极速模式”,再重新打开本页。'))
    notice.appendChild(line('p', '当前浏览器:' + navigator.userAgent))
    app.parentNode.insertBefore(notice, app)
  }

  if (isTooOld()) {
    showNotice()
  }
})()
