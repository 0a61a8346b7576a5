/** Pages published from objects: reports, index pages, websites. */
@NullMarked
package app.bellhop.viewmodel.pages;

import org.jspecify.annotations.NullMarked;
