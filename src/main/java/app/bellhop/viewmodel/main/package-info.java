/** The whole window: a session's parts held together. */
package app.bellhop.viewmodel.main;
