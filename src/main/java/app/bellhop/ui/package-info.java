/** The screens: controllers for the FXML, which only bind and forward. They know view models, never services. */
@NullMarked
package app.bellhop.ui;

import org.jspecify.annotations.NullMarked;
