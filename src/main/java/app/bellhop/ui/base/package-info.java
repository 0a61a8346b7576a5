/** What all screens share: command nodes, dialogs and themes. */
package app.bellhop.ui.base;
