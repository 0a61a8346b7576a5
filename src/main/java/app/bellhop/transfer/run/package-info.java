/** Does single jobs: sends, receives, copies and deletes. */
@NullMarked
package app.bellhop.transfer.run;

import org.jspecify.annotations.NullMarked;
