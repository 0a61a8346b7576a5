/** The screens: controllers for the FXML, which only bind and forward. They know view models, never services. */
package app.bellhop.ui;
