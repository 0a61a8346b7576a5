/** What is decided before a transfer begins: which files and objects there are, and where each of them goes. */
@NullMarked
package app.bellhop.transfer.plan;

import org.jspecify.annotations.NullMarked;
