/** What is to be transferred, and the journal that remembers it until it is done. */
@NullMarked
package app.bellhop.transfer.job;

import org.jspecify.annotations.NullMarked;
