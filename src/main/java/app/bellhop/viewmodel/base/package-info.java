/** What every screen's state is built from: errors, texts, and the context that all share. */
package app.bellhop.viewmodel.base;
