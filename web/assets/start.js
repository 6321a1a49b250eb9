// Before anything is drawn: tells the styles that scripts run (the policy allows no inline script).
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported');
