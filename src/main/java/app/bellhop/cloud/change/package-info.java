/** Which operations of the ports change something at the server. */
@NullMarked
package app.bellhop.cloud.change;

import org.jspecify.annotations.NullMarked;
