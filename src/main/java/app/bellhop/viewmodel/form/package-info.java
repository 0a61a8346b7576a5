/** Dialog forms with typed fields, typed answers and validation. Contains no texts of its own. */
@NullMarked
package app.bellhop.viewmodel.form;

import org.jspecify.annotations.NullMarked;
