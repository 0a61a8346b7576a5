/** Shows forms as dialogs. */
package app.bellhop.ui.form;
