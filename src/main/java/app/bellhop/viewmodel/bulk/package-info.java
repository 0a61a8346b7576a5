/** What is done to many objects at a time: counted first, then one by one. */
@NullMarked
package app.bellhop.viewmodel.bulk;

import org.jspecify.annotations.NullMarked;
