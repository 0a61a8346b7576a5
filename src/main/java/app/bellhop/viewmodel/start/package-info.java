/** The start screen: connections. */
package app.bellhop.viewmodel.start;
