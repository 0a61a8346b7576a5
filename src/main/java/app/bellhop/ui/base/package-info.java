/** What every screen is drawn with: commands as nodes, dialogs, the document editor, themes. */
package app.bellhop.ui.base;
