/** The inspector next to the object table: properties and versions. */
@NullMarked
package app.bellhop.viewmodel.inspector;

import org.jspecify.annotations.NullMarked;
