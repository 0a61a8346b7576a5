/** Signing in: the code to approve in the browser, the account and the role, MFA codes. */
@NullMarked
package app.bellhop.viewmodel.signin;

import org.jspecify.annotations.NullMarked;
