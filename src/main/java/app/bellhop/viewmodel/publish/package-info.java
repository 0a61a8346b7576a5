/** Messages to topics and phones, who receives them, and what was published. */
@NullMarked
package app.bellhop.viewmodel.publish;

import org.jspecify.annotations.NullMarked;
