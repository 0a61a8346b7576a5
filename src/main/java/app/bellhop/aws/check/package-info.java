/** Tests a connection step by step. */
@NullMarked
package app.bellhop.aws.check;

import org.jspecify.annotations.NullMarked;
