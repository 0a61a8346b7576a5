/** Listening to topics: a temporary queue that a topic delivers to, and all that is made for it removed again. */
@NullMarked
package app.bellhop.work.listen;

import org.jspecify.annotations.NullMarked;
