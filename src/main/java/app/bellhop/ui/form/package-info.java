/** Shows forms as dialogs. */
@NullMarked
package app.bellhop.ui.form;

import org.jspecify.annotations.NullMarked;
