/** Forms as dialogs. */
package app.bellhop.ui.form;
