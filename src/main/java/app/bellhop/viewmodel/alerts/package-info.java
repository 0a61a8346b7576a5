/** Figures of CSV objects that ring a topic. */
package app.bellhop.viewmodel.alerts;
