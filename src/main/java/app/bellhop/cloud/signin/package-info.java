/** Signing in: for profiles of AWS's files, and for what needs a code. */
@NullMarked
package app.bellhop.cloud.signin;

import org.jspecify.annotations.NullMarked;
