document.querySelector('#app')?.append('…')
