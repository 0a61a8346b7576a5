/** Signing in. */
@NullMarked
package app.bellhop.ui.signin;

import org.jspecify.annotations.NullMarked;
