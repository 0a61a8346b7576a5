/** Plans of many steps: reviewed before they are applied, with a result for each step. */
@NullMarked
package app.bellhop.viewmodel.plan;

import org.jspecify.annotations.NullMarked;
