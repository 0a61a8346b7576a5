/** The main window, which brings the parts of a session together. */
package app.bellhop.viewmodel.main;
