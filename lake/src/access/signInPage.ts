/** The page with the sign-in form; posts back to its own address. Works without scripts. */
export function renderSignInPage(page: {
  studioOrigin: string
  email: string
  problem: string
}): string {
  const problem =
    page.problem === '' ? '' : `<p id="problem" role="alert">${htmlEscaped(page.problem)}</p>`
  const describedBy = page.problem === '' ? '' : ' aria-describedby="problem"'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>Sign in</h1>
<p>You will return to <strong>${htmlEscaped(page.studioOrigin)}</strong>.</p>
${problem}
<form method="post">
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${htmlEscaped(page.email)}"${describedBy}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${describedBy}>
<button type="submit">Sign in</button>
</form>
</main>
</body>
</html>
`
}

/** A page that only says why signing in is not possible. */
export function renderRefusalPage(reason: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign-in refused</title>
<style>${styles}</style>
</head>
<body><main><h1>Sign-in refused</h1><p role="alert">${htmlEscaped(reason)}</p></main></body>
</html>
`
}

const styles = `
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;margin:0;display:grid;place-items:center;min-height:100vh}
main{width:min(24rem,100% - 2rem)}
label{display:block;margin-top:1rem;font-weight:600}
input,button{font:inherit;width:100%;box-sizing:border-box;padding:.6rem;min-height:2.75rem}
input{border:1px solid #767676;border-radius:.25rem}
button{margin-top:1.5rem;background:#1b4dd8;color:#fff;border:0;border-radius:.25rem;font-weight:600}
:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
[role=alert]{border-left:4px solid #c62828;padding-left:.75rem}
`

function htmlEscaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
