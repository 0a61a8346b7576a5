/** Testing a connection step by step. */
@NullMarked
package app.bellhop.cloud.check;

import org.jspecify.annotations.NullMarked;
