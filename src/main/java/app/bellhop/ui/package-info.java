/** The screens: FXML beside controllers that only bind and forward. Knows view models, never services. */
package app.bellhop.ui;
