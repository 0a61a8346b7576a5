/** What all screens share: command nodes, dialogs, the document editor and themes. */
package app.bellhop.ui.base;
